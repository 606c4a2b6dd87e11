using Akka.Configuration;

namespace Akka.Dispatch;

/// <summary>Has threads and runs things on them.</summary>
public abstract class ExecutorService
{
    /// <summary>With the id of its dispatcher.</summary>
    protected ExecutorService(string id) => Id = id;

    /// <summary>The id of its dispatcher.</summary>
    public string Id { get; }

    /// <summary>Runs something, later.</summary>
    /// <exception cref="RejectedExecutionException">It has been shut down.</exception>
    public abstract void Execute(IRunnable run);

    /// <summary>Takes nothing more; what has been handed in still runs.</summary>
    public abstract void Shutdown();

    /// <summary>True when the threads are its own.</summary>
    internal virtual bool HoldsThreads => true;
}

/// <summary>Makes executors.</summary>
public abstract class ExecutorServiceFactory
{
    /// <summary>For derived classes.</summary>
    protected ExecutorServiceFactory()
    {
    }

    /// <summary>An executor for the dispatcher of that id.</summary>
    public abstract ExecutorService Produce(string id);
}

/// <summary>Makes executors by a section of the configuration; one of one's own is named by its type and needs a public constructor like this one's.</summary>
public abstract class ExecutorServiceConfigurator : ExecutorServiceFactory
{
    /// <summary>With the section and what it needs from the system.</summary>
    protected ExecutorServiceConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    {
        Config = config;
        Prerequisites = prerequisites;
    }

    /// <summary>The section.</summary>
    public Config Config { get; }

    /// <summary>What it needs from the system.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }
}
