using Akka.Actor;

namespace Akka.Hosting;

/// <summary>An actor to inject: the one registered for <typeparamref name="TActor"/>.</summary>
public interface IRequiredActor<TActor>
{
    /// <summary>The actor.</summary>
    /// <exception cref="MissingActorRegistryEntryException">It is not registered yet; await <see cref="GetAsync"/>.</exception>
    IActorRef ActorRef { get; }

    /// <summary>The actor, as soon as it is registered.</summary>
    Task<IActorRef> GetAsync(CancellationToken cancellationToken = default);
}
