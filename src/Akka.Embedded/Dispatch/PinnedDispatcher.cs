using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>Runs one actor on one thread of its own, from its start to its stop.</summary>
public sealed class PinnedDispatcher : Dispatcher
{
    private ActorCell? _owner;

    /// <summary>A dispatcher with its settings; its thread begins with the actor.</summary>
    public PinnedDispatcher(
        MessageDispatcherConfigurator configurator, string id, int throughput, long? throughputDeadlineTime,
        ExecutorServiceFactory executorServiceFactory, TimeSpan shutdownTimeout)
        : base(configurator, id, throughput, throughputDeadlineTime, executorServiceFactory, shutdownTimeout)
    {
    }

    internal override void Register(ActorCell cell)
    {
        if (Interlocked.CompareExchange(ref _owner, cell, null) is { } owner && owner != cell)
            throw new InvalidOperationException($"Cannot register to anyone but {owner.Self}");
        base.Register(cell);
    }

    internal override void Unregister(ActorCell cell)
    {
        base.Unregister(cell);
        Volatile.Write(ref _owner, null);
        // What is scheduled still runs; then the thread ends.
        Shutdown();
    }
}
