namespace Akka.Dispatch;

/// <summary>Runs actors on the synchronization context that is current where the dispatcher is first asked for, like a user interface's.</summary>
public sealed class CurrentSynchronizationContextDispatcher : Dispatcher
{
    /// <summary>A dispatcher with its settings.</summary>
    public CurrentSynchronizationContextDispatcher(
        MessageDispatcherConfigurator configurator, string id, int throughput, long? throughputDeadlineTime,
        ExecutorServiceFactory executorServiceFactory, TimeSpan shutdownTimeout)
        : base(configurator, id, throughput, throughputDeadlineTime, executorServiceFactory, shutdownTimeout)
    {
    }
}
