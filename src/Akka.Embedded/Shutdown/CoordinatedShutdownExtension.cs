using Akka.Configuration;

namespace Akka.Actor;

/// <summary>Makes the <see cref="CoordinatedShutdown"/> of a system.</summary>
public sealed class CoordinatedShutdownExtension : ExtensionIdProvider<CoordinatedShutdown>
{
    /// <inheritdoc/>
    /// <exception cref="ConfigurationException"><c>akka.coordinated-shutdown</c> is missing or makes no sense.</exception>
    public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system)
    {
        var config = system.Settings.Config.GetConfig("akka.coordinated-shutdown");
        if (config.IsNullOrEmpty())
            throw ConfigurationException.NullOrEmptyConfig<CoordinatedShutdown>("akka.coordinated-shutdown");

        var shutdown = new CoordinatedShutdown(system, Phase.ReadAll(config));
        ProcessExit.Connect(shutdown, config);
        return shutdown;
    }
}
