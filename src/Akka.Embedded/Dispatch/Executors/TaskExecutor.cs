using Akka.Configuration;

namespace Akka.Dispatch;

internal sealed class TaskExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new TaskExecutor(id, TaskScheduler.Default);
}

/// <summary>Runs everything on the synchronization context that is current when the first actor comes.</summary>
internal sealed class CurrentContextExecutorConfigurator : ExecutorServiceConfigurator
{
    private readonly TaskScheduler _scheduler;

    public CurrentContextExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) => _scheduler = TaskScheduler.FromCurrentSynchronizationContext();

    public override ExecutorService Produce(string id) => new TaskExecutor(id, _scheduler);
}

/// <summary>A task scheduler.</summary>
internal sealed class TaskExecutor(string id, TaskScheduler scheduler) : ExecutorService(id)
{
    private static readonly Action<object?> Run = static run => ((IRunnable)run!).Run();

    internal override bool HoldsThreads => false;

    public override void Execute(IRunnable run)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            Start(run);
            return;
        }

        using (ExecutionContext.SuppressFlow())
            Start(run);
    }

    public override void Shutdown()
    {
    }

    private void Start(IRunnable run) =>
        Task.Factory.StartNew(Run, run, CancellationToken.None, TaskCreationOptions.DenyChildAttach, scheduler);
}
