namespace Akka.Actor;

/// <summary>The reference of no actor: what a look-up answers when nothing is there.</summary>
public sealed class Nobody : MinimalActorRef, IInternalActorRef
{
    /// <summary>The only instance.</summary>
    public static Nobody Instance = new();

    private readonly RootActorPath _path = new(Address.AllSystems, "/Nobody");

    private Nobody()
    {
    }

    /// <inheritdoc/>
    public override ActorPath Path => _path;

    /// <summary>Not supported: nobody has a provider.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public IActorRefProvider Provider => throw new NotSupportedException("Nobody has no provider.");
}
