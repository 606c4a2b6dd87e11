using Akka.Dispatch;

namespace Sharer.Simulation.Engine;

/// <summary>A dispatcher on which a run of a mailbox is a fiber of the history; outside a history the thread pool's.</summary>
internal sealed class SimulatedDispatcher(MessageDispatcherConfigurator configurator) : MessageDispatcher(configurator)
{
    protected override void ExecuteTask(IRunnable run)
    {
        if (Fiber.Current is { } fiber)
            fiber.Scheduler.Start(NameOf(run), run.Run);
        else
            System.Threading.ThreadPool.UnsafeQueueUserWorkItem(static run => run.Run(), run, preferLocal: false);
    }

    protected override void Shutdown()
    {
    }

    private static string NameOf(IRunnable run) =>
        run is Akka.Dispatch.Mailbox mailbox ? mailbox.MessageQueue is SimulatedQueue queue ? queue.Name : "an actor of the engine" : "a task of the engine";
}
