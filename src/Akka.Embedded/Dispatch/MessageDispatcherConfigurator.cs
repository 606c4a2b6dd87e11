using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Makes dispatchers by a section of the configuration; one of one's own is named by its type and needs a public constructor like this one's.</summary>
public abstract class MessageDispatcherConfigurator
{
    /// <summary>With the section and what it needs from the system.</summary>
    protected MessageDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    {
        Config = config;
        Prerequisites = prerequisites;
    }

    /// <summary>The section.</summary>
    public Config Config { get; }

    /// <summary>What it needs from the system.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>A dispatcher: the same one each time, or a new one.</summary>
    public abstract MessageDispatcher Dispatcher();

    /// <summary>What makes the executor that <c>executor</c> names.</summary>
    /// <exception cref="ConfigurationException">It names no known one.</exception>
    protected ExecutorServiceConfigurator ConfigureExecutor()
    {
        var executor = Config.GetString("executor", null);
        return executor switch
        {
            null or "" or "default-executor" or "thread-pool-executor" or "channel-executor" =>
                new ThreadPoolExecutorConfigurator(Config, Prerequisites),
            "task-executor" => new TaskExecutorConfigurator(Config, Prerequisites),
            "fork-join-executor" => new ForkJoinExecutorConfigurator(Config, Prerequisites),
            "current-context-executor" => new CurrentContextExecutorConfigurator(Config, Prerequisites),
            _ => ConfiguredTypes.Create<ExecutorServiceConfigurator>(
                executor, Config.GetString("id", "unknown") + ".executor", Config, Prerequisites),
        };
    }
}

/// <summary>The configurator of a <see cref="Akka.Dispatch.Dispatcher"/>: one for all its actors.</summary>
public sealed class DispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly MessageDispatcher _dispatcher;

    /// <summary>Makes the dispatcher.</summary>
    public DispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites)
    {
        var settings = DispatcherSettings.Of(config);
        _dispatcher = new Dispatcher(
            this, settings.Id, settings.Throughput, settings.Deadline, ConfigureExecutor(), settings.ShutdownTimeout);
    }

    /// <inheritdoc/>
    public override MessageDispatcher Dispatcher() => _dispatcher;
}

internal sealed class PinnedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : MessageDispatcherConfigurator(config, prerequisites)
{
    private readonly DispatcherSettings _settings = DispatcherSettings.Of(config);

    public override MessageDispatcher Dispatcher() => new PinnedDispatcher(
        this, _settings.Id, _settings.Throughput, _settings.Deadline,
        new PinnedExecutorConfigurator(Config, Prerequisites), _settings.ShutdownTimeout);
}

internal sealed class CurrentSynchronizationContextDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : MessageDispatcherConfigurator(config, prerequisites)
{
    private readonly DispatcherSettings _settings = DispatcherSettings.Of(config);

    public override MessageDispatcher Dispatcher() => new CurrentSynchronizationContextDispatcher(
        this, _settings.Id, _settings.Throughput, _settings.Deadline,
        new CurrentContextExecutorConfigurator(Config, Prerequisites), _settings.ShutdownTimeout);
}

internal readonly record struct DispatcherSettings(string Id, int Throughput, long? Deadline, TimeSpan ShutdownTimeout)
{
    public static DispatcherSettings Of(Config config)
    {
        var deadline = config.GetTimeSpan("throughput-deadline-time", TimeSpan.Zero).Ticks;
        return new DispatcherSettings(
            config.GetString("id"),
            config.GetInt("throughput", MessageDispatcher.DefaultThroughput),
            deadline > 0 ? deadline : null,
            config.GetTimeSpan("shutdown-timeout", TimeSpan.FromSeconds(1)));
    }
}
