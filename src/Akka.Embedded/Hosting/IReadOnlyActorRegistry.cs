using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Actors by key types, to be looked up.</summary>
public interface IReadOnlyActorRegistry : IEnumerable<KeyValuePair<Type, IActorRef>>
{
    /// <summary>Finds an actor; without one <paramref name="actor"/> is <see cref="ActorRefs.Nobody"/>.</summary>
    bool TryGet<TKey>(out IActorRef actor);

    /// <summary>Finds an actor; without one <paramref name="actor"/> is <see cref="ActorRefs.Nobody"/>.</summary>
    bool TryGet(Type key, out IActorRef actor);

    /// <summary>The actor of a key.</summary>
    /// <exception cref="MissingActorRegistryEntryException">There is none.</exception>
    IActorRef Get<TKey>();

    /// <summary>The actor of a key, as soon as it is registered.</summary>
    Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default);

    /// <summary>The actor of a key, as soon as it is registered.</summary>
    Task<IActorRef> GetAsync(Type key, CancellationToken ct = default);
}
