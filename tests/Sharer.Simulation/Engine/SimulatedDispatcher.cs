using Akka.Dispatch;

namespace Sharer.Simulation.Engine;

/// <summary>A dispatcher on which a run of a mailbox is a fiber of the history; outside a history, a thread.</summary>
internal class SimulatedDispatcher(MessageDispatcherConfigurator configurator) : MessageDispatcher(configurator)
{
    private static int s_outside;

    /// <summary>Waits until nothing runs outside a history: the start of a system goes on when it has been created.</summary>
    public static void WaitForOutside()
    {
        if (!System.Threading.SpinWait.SpinUntil(static () => System.Threading.Volatile.Read(ref s_outside) == 0, TimeSpan.FromSeconds(30)))
            throw new InvalidOperationException("The actor system does not come to rest outside a history.");
    }

    protected override void ExecuteTask(IRunnable run)
    {
        if (Fiber.Current is { } fiber)
            Start(fiber.Scheduler, run);
        else
            RunOutside(run);
    }

    protected override void Shutdown()
    {
    }

    /// <summary>The thread on which its runs have to be, if it matters.</summary>
    private protected virtual FiberThread? HomeIn(Scheduler scheduler) => null;

    private static void RunOutside(IRunnable run)
    {
        System.Threading.Interlocked.Increment(ref s_outside);
        new Thread(() =>
        {
            run.Run();
            System.Threading.Interlocked.Decrement(ref s_outside);
        })
        { IsBackground = true }.UnsafeStart();
    }

    private void Start(Scheduler scheduler, IRunnable run)
    {
        if (run is Akka.Dispatch.Mailbox { MessageQueue: SimulatedQueue queue })
            scheduler.Start(queue.Name, run.Run, HomeIn(scheduler));
        else
            scheduler.Start("an actor of the engine", () => RunUndisturbed(run));
    }

    // It may have a lock of the engine's, which is a real one, while it fills the queue of an actor that starts.
    private static void RunUndisturbed(IRunnable run)
    {
        Fiber.Current!.BeginUndisturbed();
        run.Run();
        Fiber.Current.EndUndisturbed();
    }
}
