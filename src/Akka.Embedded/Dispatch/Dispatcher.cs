namespace Akka.Dispatch;

/// <summary>Runs any number of actors on the threads of an executor.</summary>
public class Dispatcher : MessageDispatcher
{
    private readonly ExecutorServiceFactory _executors;
    private readonly Lock _making = new();
    private volatile ExecutorService? _executor;

    /// <summary>A dispatcher with its settings; its executor is made when it is needed.</summary>
    public Dispatcher(
        MessageDispatcherConfigurator configurator, string id, int throughput, long? throughputDeadlineTime,
        ExecutorServiceFactory executorServiceFactory, TimeSpan shutdownTimeout)
        : base(configurator)
    {
        Id = id;
        Throughput = throughput;
        ThroughputDeadlineTime = throughputDeadlineTime;
        ShutdownTimeout = shutdownTimeout;
        _executors = executorServiceFactory;
    }

    internal override bool HoldsThreads => _executor is { HoldsThreads: true };

    /// <inheritdoc/>
    protected override void ExecuteTask(IRunnable run)
    {
        var executor = _executor ?? MakeExecutor();
        while (true)
        {
            try
            {
                executor.Execute(run);
                return;
            }
            catch (RejectedExecutionException)
            {
                // It was shut down for want of actors while one was coming; one that is not refuses for good.
                var next = MakeExecutor();
                if (ReferenceEquals(next, executor))
                    throw;
                executor = next;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Shutdown()
    {
        lock (_making)
        {
            _executor?.Shutdown();
            _executor = null;
        }
    }

    private ExecutorService MakeExecutor()
    {
        lock (_making)
            return _executor ??= _executors.Produce(Id);
    }
}
