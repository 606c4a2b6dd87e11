using Akka.Actor;
using Akka.Configuration;

namespace Akka.DependencyInjection;

/// <summary>Makes the <see cref="ServiceProvider"/> of a system from its <see cref="ServiceProviderSetup"/>.</summary>
public sealed class ServiceProviderExtension : ExtensionIdProvider<ServiceProvider>
{
    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">The system was created without the setup.</exception>
    public override ServiceProvider CreateExtension(ExtendedActorSystem system)
    {
        var setup = system.Settings.Setup.Get<ServiceProviderSetup>();
        return setup.HasValue
            ? new ServiceProvider(setup.Value.ServiceProvider)
            : throw new ConfigurationException(
                $"The actor system {system.Name} has no service provider: create it with a {nameof(ServiceProviderSetup)}.");
    }
}
