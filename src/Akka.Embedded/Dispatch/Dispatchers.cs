using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>The dispatchers of a system, by their path in the configuration.</summary>
public sealed class Dispatchers
{
    /// <summary>The id of the default dispatcher.</summary>
    public const string DefaultDispatcherId = "akka.actor.default-dispatcher";

    /// <summary>The id of the dispatcher for actors that block.</summary>
    public const string DefaultBlockingDispatcherId = "akka.actor.default-blocking-io-dispatcher";

    /// <summary>The id of the dispatcher on the current synchronization context.</summary>
    public const string SynchronizedDispatcherId = "akka.actor.synchronized-dispatcher";

    internal const string InternalDispatcherId = "akka.actor.internal-dispatcher";

    private const int MaxAliasDepth = 20;

    private readonly ConcurrentDictionary<string, MessageDispatcherConfigurator> _configurators = new();
    private readonly ILoggingAdapter _logger;

    /// <summary>The dispatchers of a system.</summary>
    public Dispatchers(ActorSystem system, IDispatcherPrerequisites prerequisites, ILoggingAdapter logger)
    {
        _ = system;
        _logger = logger;
        Prerequisites = prerequisites;
        DefaultGlobalDispatcher = Lookup(DefaultDispatcherId);
        InternalDispatcher = HasDispatcher(InternalDispatcherId) ? Lookup(InternalDispatcherId) : DefaultGlobalDispatcher;
    }

    /// <summary>The default dispatcher.</summary>
    public MessageDispatcher DefaultGlobalDispatcher { get; }

    /// <summary>The settings of the default dispatcher.</summary>
    public Config DefaultDispatcherConfig =>
        IdOf(DefaultDispatcherId).SafeWithFallback(Prerequisites.Settings.Config.GetConfig(DefaultDispatcherId));

    /// <summary>What dispatchers need from the system.</summary>
    public IDispatcherPrerequisites Prerequisites { get; internal set; }

    internal MessageDispatcher InternalDispatcher { get; }

    /// <summary>The section of an id; an id that is a text leads to another. Empty when there is none.</summary>
    public static Config GetConfig(Config config, string id, int depth = 0)
    {
        while (depth++ <= MaxAliasDepth && config.GetValue(id) is { } value)
        {
            if (value.IsObject())
                return config.GetConfig(id);
            if (!value.IsString())
                break;
            id = value.GetString();
        }

        return ConfigurationFactory.Empty;
    }

    /// <summary>True when there is a dispatcher of that id.</summary>
    public bool HasDispatcher(string id) => _configurators.ContainsKey(id) || Prerequisites.Settings.Config.HasPath(id);

    /// <summary>The dispatcher of an id.</summary>
    /// <exception cref="ConfigurationException">It is not configured, or not well.</exception>
    public MessageDispatcher Lookup(string dispatcherName)
    {
        var id = dispatcherName;
        for (var depth = 0; depth < MaxAliasDepth; depth++)
        {
            if (_configurators.TryGetValue(id, out var known))
                return known.Dispatcher();
            var value = Prerequisites.Settings.Config.GetValue(id)
                ?? throw new ConfigurationException($"Dispatcher {id} not configured.");
            if (value.IsObject())
                return _configurators.GetOrAdd(id, ConfiguratorOf(id)).Dispatcher();
            if (!value.IsString())
                throw new ConfigurationException($"At [{id}] stands [{value}], which is neither a dispatcher nor the path of one");
            var actual = value.GetString();
            _logger.Debug("[{0}] stands for the dispatcher at [{1}]", id, actual);
            id = actual;
        }

        throw new ConfigurationException(
            $"Could not find a concrete dispatcher config after following {MaxAliasDepth} deep. Is there a circular reference in your config? Last followed Id was [{id}]");
    }

    /// <summary>Adds a dispatcher of one's own; false when the id is taken.</summary>
    public bool RegisterConfigurator(string id, MessageDispatcherConfigurator configurator) => _configurators.TryAdd(id, configurator);

    /// <summary>Ends the threads of all dispatchers that are shared by actors.</summary>
    internal void Shutdown()
    {
        foreach (var configurator in _configurators.Values)
        {
            if (configurator is DispatcherConfigurator shared)
                shared.Dispatcher().ShutdownNow();
        }
    }

    private static Config IdOf(string id) => ConfigurationFactory.ParseString($"id: \"{id}\"");

    private MessageDispatcherConfigurator ConfiguratorOf(string id)
    {
        var config = ConfigurationFactory.ParseString($"id: \"{id}\", name: \"{id[(id.LastIndexOf('.') + 1)..]}\"")
            .SafeWithFallback(Prerequisites.Settings.Config.GetConfig(id))
            .SafeWithFallback(Prerequisites.Settings.Config.GetConfig(DefaultDispatcherId));
        var type = config.GetString("type", null);
        return type switch
        {
            null => throw new ConfigurationException($"Could not resolve dispatcher for path {id}. type is null"),
            "Dispatcher" => new DispatcherConfigurator(config, Prerequisites),
            "TaskDispatcher" => new DispatcherConfigurator(WithExecutor("task-executor", config), Prerequisites),
            "ForkJoinDispatcher" => new DispatcherConfigurator(WithExecutor("fork-join-executor", config), Prerequisites),
            "PinnedDispatcher" => new PinnedDispatcherConfigurator(config, Prerequisites),
            "SynchronizedDispatcher" => new CurrentSynchronizationContextDispatcherConfigurator(config, Prerequisites),
            _ => ConfiguredTypes.Create<MessageDispatcherConfigurator>(type, id + ".type", config, Prerequisites),
        };
    }

    private static Config WithExecutor(string executor, Config config) =>
        ConfigurationFactory.ParseString($"executor: {executor}").WithFallback(config);
}
