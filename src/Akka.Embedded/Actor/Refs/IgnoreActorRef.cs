namespace Akka.Actor;

/// <summary>Takes every message and does nothing, not even a dead letter.</summary>
internal sealed class IgnoreActorRef(IActorRefProvider provider) : MinimalActorRef, IInternalActorRef
{
    private static readonly ActorPath IgnorePath = new RootActorPath(new Address("akka", "local")) / "ignore";

    public override ActorPath Path => IgnorePath;

    public IActorRefProvider Provider { get; } = provider;
}
