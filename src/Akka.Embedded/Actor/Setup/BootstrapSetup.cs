using Akka.Configuration;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The configuration and the kind of a system.</summary>
public sealed class BootstrapSetup : Setup.Setup
{
    private BootstrapSetup(Option<Config> config, Option<ProviderSelection> provider)
    {
        Config = config;
        ActorRefProvider = provider;
    }

    /// <summary>The configuration.</summary>
    public Option<Config> Config { get; }

    /// <summary>The kind of the system.</summary>
    public Option<ProviderSelection> ActorRefProvider { get; }

    /// <summary>Nothing is set up.</summary>
    public static BootstrapSetup Create() => new(Option<Config>.None, Option<ProviderSelection>.None);

    /// <summary>The same with another kind.</summary>
    public BootstrapSetup WithActorRefProvider(ProviderSelection name) => new(Config, name);

    /// <summary>The same with another configuration.</summary>
    public BootstrapSetup WithConfig(Config config) => new(config, ActorRefProvider);

    /// <summary>The same with a configuration below the one it has.</summary>
    public BootstrapSetup WithConfigFallback(Config config) =>
        WithConfig(Config.HasValue ? Config.Value.SafeWithFallback(config) : config);
}
