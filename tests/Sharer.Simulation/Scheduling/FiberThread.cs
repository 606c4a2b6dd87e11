namespace Sharer.Simulation;

/// <summary>An operating system's thread that runs fibers of one history, one after the other, and parks while others have their turn.</summary>
/// <remarks>New for each history, so that what the library keeps on threads begins clean.</remarks>
internal sealed class FiberThread
{
    private readonly SemaphoreSlim _baton = new(0);
    private readonly Scheduler _scheduler;
    private Fiber? _next;

    public FiberThread(Scheduler scheduler)
    {
        _scheduler = scheduler;
        new Thread(Work, maxStackSize: 512 * 1024) { IsBackground = true }.UnsafeStart();
    }

    /// <summary>Whether no fiber is on it.</summary>
    public bool IsFree { get; set; } = true;

    /// <summary>Lets a fiber begin, or go on, here.</summary>
    public void Resume(Fiber? fiber)
    {
        _next = fiber;
        _baton.Release();
    }

    /// <summary>Called on the thread itself: waits until its fiber may go on.</summary>
    public void Park() => _baton.Wait();

    private void Work()
    {
        var clean = ExecutionContext.Capture()!;
        while (true)
        {
            _baton.Wait();
            var fiber = _next;
            if (fiber is null)
                return;
            while (fiber is not null)
            {
                fiber.Run();
                SynchronizationContext.SetSynchronizationContext(null);
                ExecutionContext.Restore(clean);
                fiber = _scheduler.End(fiber);
            }
        }
    }
}
