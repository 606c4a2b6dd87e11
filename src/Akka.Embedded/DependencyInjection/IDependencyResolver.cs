using Akka.Actor;

namespace Akka.DependencyInjection;

/// <summary>Makes actors whose constructors take services.</summary>
public interface IDependencyResolver
{
    /// <summary>Opens a scope; the caller disposes of it.</summary>
    IResolverScope CreateScope();

    /// <summary>A service; null when there is none.</summary>
    T? GetService<T>();

    /// <summary>A service; null when there is none.</summary>
    object? GetService(Type type);

    /// <summary>Props of an actor whose constructor takes <paramref name="args"/> and services.</summary>
    /// <exception cref="ArgumentException">The type is no actor.</exception>
    Props Props(Type type, params object[] args);

    /// <summary>Props of an actor whose constructor takes services.</summary>
    /// <exception cref="ArgumentException">The type is no actor.</exception>
    Props Props(Type type);

    /// <summary>Props of an actor whose constructor takes <paramref name="args"/> and services.</summary>
    Props Props<T>(params object[] args)
        where T : ActorBase;
}
