using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Actors by key types.</summary>
public interface IActorRegistry : IReadOnlyActorRegistry
{
    /// <summary>Registers an actor.</summary>
    /// <exception cref="DuplicateActorRegistryException">The key is taken and <paramref name="overwrite"/> is false.</exception>
    void Register<TKey>(IActorRef actor, bool overwrite = false);

    /// <summary>Registers an actor; returns false when the key is taken and <paramref name="overwrite"/> is false.</summary>
    bool TryRegister<TKey>(IActorRef actor, bool overwrite = false);

    /// <summary>Registers an actor; returns false when the key is taken and <paramref name="overwrite"/> is false.</summary>
    bool TryRegister(Type key, IActorRef actor, bool overwrite = false);
}
