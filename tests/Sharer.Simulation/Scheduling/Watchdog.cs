namespace Sharer.Simulation;

/// <summary>Notices a fiber that blocks its thread for real, which the scheduler cannot see.</summary>
internal static class Watchdog
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Waits for the end of the history, or until nothing has moved for long.</summary>
    public static void Watch(Scheduler scheduler, SemaphoreSlim over, Func<(int Steps, int Fibers)> progress, Func<Fiber?> running)
    {
        var (before, still) = (progress(), TimeSpan.Zero);
        while (!over.Wait(Look))
        {
            still = progress() == before ? still + Look : TimeSpan.Zero;
            before = progress();
            if (still < Patience)
                continue;
            var fiber = running();
            scheduler.Fail(
                $"{fiber} has not come to its next point for {Patience.TotalSeconds:0} s: it blocks its thread, or runs for ever; last seen at {fiber?.At}");
            return;
        }
    }
}
