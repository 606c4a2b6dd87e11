using Akka.Actor;
using Akka.Configuration;

namespace Akka.DependencyInjection;

/// <summary>Makes the <see cref="DependencyResolver"/> of a system from its <see cref="DependencyResolverSetup"/>.</summary>
public sealed class DependencyResolverExtension : ExtensionIdProvider<DependencyResolver>
{
    /// <inheritdoc/>
    /// <exception cref="ConfigurationException">The system was created without the setup.</exception>
    public override DependencyResolver CreateExtension(ExtendedActorSystem system)
    {
        var setup = system.Settings.Setup.Get<DependencyResolverSetup>();
        return setup.HasValue
            ? new DependencyResolver(setup.Value.DependencyResolver)
            : throw new ConfigurationException(
                $"The actor system {system.Name} has no dependency injection: create it with a {nameof(DependencyResolverSetup)}, " +
                "or with AddAkka.");
    }
}
