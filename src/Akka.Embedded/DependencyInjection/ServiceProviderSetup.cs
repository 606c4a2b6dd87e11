using Akka.Actor.Setup;

namespace Akka.DependencyInjection;

/// <summary>Brings a service provider into an actor system; superseded by <see cref="DependencyResolverSetup"/>.</summary>
public class ServiceProviderSetup : Setup
{
    private ServiceProviderSetup(IServiceProvider serviceProvider) => ServiceProvider = serviceProvider;

    /// <summary>What the actors are made from.</summary>
    public IServiceProvider ServiceProvider { get; }

    /// <summary>A setup over a service provider.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is null.</exception>
    public static ServiceProviderSetup Create(IServiceProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new ServiceProviderSetup(provider);
    }
}
