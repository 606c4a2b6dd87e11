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
