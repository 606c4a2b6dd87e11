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
