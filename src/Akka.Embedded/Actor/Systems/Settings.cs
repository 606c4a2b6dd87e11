using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The configuration of a system, and what the engine reads from it.</summary>
public class Settings
{
    private readonly Config _userConfig;
    private readonly Lock _injecting = new();
    private readonly List<Config> _injected = [];
    private Config _fallbackConfig;

    /// <summary>By a configuration.</summary>
    public Settings(ActorSystem system, Config config)
        : this(system, config, ActorSystemSetup.Empty)
    {
    }

    /// <summary>By a configuration and a setup.</summary>
    public Settings(ActorSystem system, Config config, ActorSystemSetup setup)
    {
        System = system;
        Setup = setup;
        _userConfig = config;
        _fallbackConfig = ConfigurationFactory.Default();
        Config = _userConfig.SafeWithFallback(_fallbackConfig);

        var provider = setup.Get<BootstrapSetup>().FlatSelect(bootstrap => bootstrap.ActorRefProvider);
        ProviderSelectionType = provider.HasValue ? provider.Value : ProviderSelection.Of(Config.GetString("akka.actor.provider", null));
        ProviderClass = ProviderSelectionType.Fqn;
        HasCluster = ProviderSelectionType.HasCluster;

        ConfigVersion = Config.GetString("akka.version", null);
        Home = Config.GetString("akka.home", "");
        SupervisorStrategyClass = Config.GetString("akka.actor.guardian-supervisor-strategy", "Akka.Actor.DefaultSupervisorStrategy");
        AskTimeout = Config.GetTimeSpan("akka.actor.ask-timeout", Timeout.InfiniteTimeSpan);
        CreationTimeout = Config.GetTimeSpan("akka.actor.creation-timeout");
        UnstartedPushTimeout = Config.GetTimeSpan("akka.actor.unstarted-push-timeout");
        SerializeAllMessages = Config.GetBoolean("akka.actor.serialize-messages");
        SerializeAllCreators = Config.GetBoolean("akka.actor.serialize-creators");
        EmitActorTelemetry = Config.GetBoolean("akka.actor.telemetry.enabled");
        DefaultVirtualNodesFactor = Config.GetInt("akka.actor.deployment.default.virtual-nodes-factor");

        AddLoggingReceive = Config.GetBoolean("akka.actor.debug.receive");
        DebugAutoReceive = Config.GetBoolean("akka.actor.debug.autoreceive");
        DebugLifecycle = Config.GetBoolean("akka.actor.debug.lifecycle");
        DebugEventStream = Config.GetBoolean("akka.actor.debug.event-stream");
        DebugUnhandledMessage = Config.GetBoolean("akka.actor.debug.unhandled");
        DebugTimerScheduler = Config.GetBoolean("akka.actor.debug.log-timers");
        DebugRouterMisconfiguration = Config.GetBoolean("akka.actor.debug.router-misconfiguration");
        FsmDebugEvent = Config.GetBoolean("akka.actor.debug.fsm");

        LogLevel = Config.GetString("akka.loglevel", "INFO");
        StdoutLogLevel = Config.GetString("akka.stdout-loglevel", "WARNING");
        LogFilter = setup.Get<LogFilterSetup>() is { HasValue: true } filter ? filter.Value.CreateEvaluator() : LogFilterEvaluator.NoFilters;
        StdoutLogger = CreateStdoutLogger();
        StdoutLogger.Filter = LogFilter;
        LogFormatter = CreateFormatter();
        Loggers = Config.GetStringList("akka.loggers", []);
        LoggersDispatcher = Config.GetString("akka.loggers-dispatcher", Dispatchers.DefaultDispatcherId);
        LoggerStartTimeout = Config.GetTimeSpan("akka.logger-startup-timeout", TimeSpan.FromSeconds(5));
        LoggerAsyncStart = Config.GetBoolean("akka.logger-async-start");
        LogConfigOnStart = Config.GetBoolean("akka.log-config-on-start");
        LogSerializerOverrideOnStart = Config.GetBoolean("akka.log-serializer-override-on-start", true);
        LogDeadLetters = Config.GetString("akka.log-dead-letters", null) switch
        {
            "on" or "true" or "yes" => int.MaxValue,
            "off" or "false" or "no" => 0,
            _ => Config.GetInt("akka.log-dead-letters"),
        };
        LogDeadLettersDuringShutdown = Config.GetBoolean("akka.log-dead-letters-during-shutdown");
        LogDeadLettersSuspendDuration = Config.GetTimeSpan("akka.log-dead-letters-suspend-duration");

        SchedulerClass = Config.GetString("akka.scheduler.implementation", null);
        SchedulerShutdownTimeout = Config.GetTimeSpan("akka.scheduler.shutdown-timeout", TimeSpan.FromSeconds(5));

        CoordinatedShutdownTerminateActorSystem = Config.GetBoolean("akka.coordinated-shutdown.terminate-actor-system");
        CoordinatedShutdownRunByActorSystemTerminate = Config.GetBoolean("akka.coordinated-shutdown.run-by-actor-system-terminate");
        if (CoordinatedShutdownRunByActorSystemTerminate && !CoordinatedShutdownTerminateActorSystem)
        {
            throw new ConfigurationException(
                "akka.coordinated-shutdown.run-by-actor-system-terminate is on, so terminate-actor-system beside it cannot be off.");
        }
    }

    /// <summary>The whole configuration: the user's, what libraries have injected, and the defaults.</summary>
    public Config Config { get; private set; }

    /// <summary>The system.</summary>
    public ActorSystem System { get; }

    /// <summary>What the system was set up with.</summary>
    public ActorSystemSetup Setup { get; }

    /// <summary><c>akka.version</c>.</summary>
    public string ConfigVersion { get; }

    /// <summary><c>akka.home</c>.</summary>
    public string Home { get; }

    /// <summary>The type of the provider.</summary>
    public string ProviderClass { get; }

    /// <summary>The kind of the system.</summary>
    public ProviderSelection ProviderSelectionType { get; }

    /// <summary>True when the provider makes a cluster.</summary>
    public bool HasCluster { get; }

    /// <summary>The type that makes the strategy of <c>/user</c>.</summary>
    public string SupervisorStrategyClass { get; }

    /// <summary><c>akka.actor.serialize-messages</c>; the embedded engine serializes nothing.</summary>
    public bool SerializeAllMessages { get; }

    /// <summary><c>akka.actor.serialize-creators</c>; the embedded engine serializes nothing.</summary>
    public bool SerializeAllCreators { get; }

    /// <summary>Whether starts, restarts and stops of actors are published.</summary>
    public bool EmitActorTelemetry { get; }

    /// <summary>The time limit of an <c>Ask</c> without one; infinite by default.</summary>
    public TimeSpan AskTimeout { get; }

    /// <summary><c>akka.actor.creation-timeout</c>.</summary>
    public TimeSpan CreationTimeout { get; }

    /// <summary><c>akka.actor.unstarted-push-timeout</c>.</summary>
    public TimeSpan UnstartedPushTimeout { get; }

    /// <summary><c>akka.actor.deployment.default.virtual-nodes-factor</c>.</summary>
    public int DefaultVirtualNodesFactor { get; }

    /// <summary>The level of the log.</summary>
    public string LogLevel { get; }

    /// <summary>The level of the log on the console while the system starts and stops.</summary>
    public string StdoutLogLevel { get; }

    /// <summary>The log on the console.</summary>
    public MinimalLogger StdoutLogger { get; }

    /// <summary>What is kept out of the log.</summary>
    public LogFilterEvaluator LogFilter { get; }

    /// <summary>Makes texts of templates.</summary>
    public ILogMessageFormatter LogFormatter { get; }

    /// <summary>The types of the loggers.</summary>
    public IList<string> Loggers { get; }

    /// <summary>The dispatcher of the loggers.</summary>
    public string LoggersDispatcher { get; }

    /// <summary>How long the start waits for the loggers.</summary>
    public TimeSpan LoggerStartTimeout { get; }

    /// <summary><c>akka.logger-async-start</c>.</summary>
    public bool LoggerAsyncStart { get; }

    /// <summary>Whether the configuration is logged.</summary>
    public bool LogConfigOnStart { get; }

    /// <summary><c>akka.log-serializer-override-on-start</c>.</summary>
    public bool LogSerializerOverrideOnStart { get; }

    /// <summary>How many dead letters are logged.</summary>
    public int LogDeadLetters { get; }

    /// <summary>Whether dead letters are logged while the system stops.</summary>
    public bool LogDeadLettersDuringShutdown { get; }

    /// <summary>How long the log of dead letters pauses after their number.</summary>
    public TimeSpan LogDeadLettersSuspendDuration { get; }

    /// <summary>Whether actors with <see cref="ILogReceive"/> log what they receive.</summary>
    public bool AddLoggingReceive { get; }

    /// <summary>Whether messages that the engine takes itself are logged.</summary>
    public bool DebugAutoReceive { get; }

    /// <summary>Whether starts, stops, restarts and watches are logged.</summary>
    public bool DebugLifecycle { get; }

    /// <summary>Whether subscriptions are logged.</summary>
    public bool DebugEventStream { get; }

    /// <summary>Whether unhandled messages are logged.</summary>
    public bool DebugUnhandledMessage { get; }

    /// <summary>Whether timers are logged.</summary>
    public bool DebugTimerScheduler { get; }

    /// <summary><c>akka.actor.debug.router-misconfiguration</c>.</summary>
    public bool DebugRouterMisconfiguration { get; }

    /// <summary><c>akka.actor.debug.fsm</c>.</summary>
    public bool FsmDebugEvent { get; }

    /// <summary>The type of the scheduler.</summary>
    public string SchedulerClass { get; }

    /// <summary>How long the stop waits for the scheduler.</summary>
    public TimeSpan SchedulerShutdownTimeout { get; }

    /// <summary>Whether a coordinated shutdown stops the system.</summary>
    public bool CoordinatedShutdownTerminateActorSystem { get; }

    /// <summary>Whether <see cref="ActorSystem.Terminate"/> runs the coordinated shutdown.</summary>
    public bool CoordinatedShutdownRunByActorSystemTerminate { get; }

    /// <summary>
    /// Puts a configuration between the user's own and the defaults, as a library does with its own defaults; dispatchers and
    /// mailboxes that are looked up afterwards see it.
    /// </summary>
    public void InjectTopLevelFallback(Config config)
    {
        lock (_injecting)
        {
            if (_injected.Contains(config))
                return;
            _injected.Add(config);
            _fallbackConfig = config.SafeWithFallback(_fallbackConfig);
            Config = _userConfig.SafeWithFallback(_fallbackConfig);
        }
    }

    /// <summary>The whole configuration as a text.</summary>
    public override string ToString() => Config.Root.ToString();

    private MinimalLogger CreateStdoutLogger()
    {
        const string key = "akka.stdout-logger-class";
        var name = Config.GetString(key, null);
        return string.IsNullOrWhiteSpace(name) ? new StandardOutLogger() : ConfiguredTypes.Create<MinimalLogger>(name, key);
    }

    private ILogMessageFormatter CreateFormatter()
    {
        const string key = "akka.logger-formatter";
        var name = Config.GetString(key, null);
        return string.IsNullOrWhiteSpace(name) || ConfiguredTypes.Resolve<ILogMessageFormatter>(name, key) == typeof(DefaultLogMessageFormatter)
            ? DefaultLogMessageFormatter.Instance
            : ConfiguredTypes.Create<ILogMessageFormatter>(name, key);
    }
}
