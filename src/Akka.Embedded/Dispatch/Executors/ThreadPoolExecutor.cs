using Akka.Configuration;

namespace Akka.Dispatch;

internal sealed class ThreadPoolExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
    : ExecutorServiceConfigurator(config, prerequisites)
{
    public override ExecutorService Produce(string id) => new ThreadPoolExecutor(id);
}

/// <summary>The thread pool of the process. The execution context of the sender stays behind.</summary>
internal sealed class ThreadPoolExecutor(string id) : ExecutorService(id)
{
    internal override bool HoldsThreads => false;

    public override void Execute(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(run, preferLocal: false);

    public override void Shutdown()
    {
    }
}
