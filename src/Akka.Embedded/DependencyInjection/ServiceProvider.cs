using Akka.Actor;

namespace Akka.DependencyInjection;

/// <summary>The service provider of a system; superseded by <see cref="DependencyResolver"/>.</summary>
public sealed class ServiceProvider : IExtension
{
    /// <summary>Wraps a service provider.</summary>
    public ServiceProvider(IServiceProvider provider) => Provider = provider;

    /// <summary>What the actors are made from.</summary>
    public IServiceProvider Provider { get; }

    /// <summary>The service provider of a system.</summary>
    /// <exception cref="Configuration.ConfigurationException">
    /// The system was created without a <see cref="ServiceProviderSetup"/>.
    /// </exception>
    public static ServiceProvider For(ActorSystem actorSystem) =>
        actorSystem.WithExtension<ServiceProvider, ServiceProviderExtension>();

    /// <summary>Props of an actor whose constructor takes <paramref name="args"/> and services.</summary>
    public Props Props<T>(params object[] args)
        where T : ActorBase => Actor.Props.CreateBy(new ServiceProviderActorProducer(Provider, typeof(T), args));
}
