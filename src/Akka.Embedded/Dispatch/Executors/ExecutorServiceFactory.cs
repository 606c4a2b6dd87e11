using Akka.Configuration;

namespace Akka.Dispatch;

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
