using Akka.Actor;

namespace Akka.DependencyInjection;

/// <summary>Dependency injection for the actors of a system.</summary>
public sealed class DependencyResolver : IExtension
{
    /// <summary>Wraps a resolver.</summary>
    public DependencyResolver(IDependencyResolver resolver) => Resolver = resolver;

    /// <summary>What makes the actors.</summary>
    public IDependencyResolver Resolver { get; }

    /// <summary>The dependency injection of a system.</summary>
    /// <exception cref="Configuration.ConfigurationException">
    /// The system was created without a <see cref="DependencyResolverSetup"/>.
    /// </exception>
    public static DependencyResolver For(ActorSystem actorSystem) =>
        actorSystem.WithExtension<DependencyResolver, DependencyResolverExtension>();

    /// <summary>Props of an actor whose constructor takes <paramref name="args"/> and services.</summary>
    public Props Props<T>(params object[] args)
        where T : ActorBase => Resolver.Props<T>(args);

    /// <summary>Props of an actor whose constructor takes services.</summary>
    public Props Props<T>()
        where T : ActorBase => Resolver.Props<T>();

    /// <summary>Props of an actor whose constructor takes services.</summary>
    /// <exception cref="ArgumentException">The type is no actor.</exception>
    public Props Props(Type type) => Resolver.Props(type);

    /// <summary>Props of an actor whose constructor takes <paramref name="args"/> and services.</summary>
    /// <exception cref="ArgumentException">The type is no actor.</exception>
    public Props Props(Type type, params object[] args) => Resolver.Props(type, args);
}
