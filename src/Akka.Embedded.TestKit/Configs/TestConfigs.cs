using System.Reflection;
using Akka.Configuration;

namespace Akka.TestKit.Configs;

/// <summary>Configurations for tests.</summary>
public static class TestConfigs
{
    private const string Resource = "Akka.TestKit.Configs.reference.conf";

    private static readonly Lazy<Config> Default = new(static () =>
        ConfigurationFactory.FromResource(Resource, Assembly.GetExecutingAssembly()));

    private static readonly Lazy<Config> Virtual = new(static () =>
        ConfigurationFactory.ParseString("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"")
            .WithFallback(Default.Value));

    /// <summary>What every TestKit falls back to.</summary>
    public static Config DefaultConfig => Default.Value;

    /// <summary>The same with <see cref="TestScheduler"/>, whose time the test moves on.</summary>
    public static Config TestSchedulerConfig => Virtual.Value;
}
