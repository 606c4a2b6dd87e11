using Sharer.Calls;

namespace Sharer.Resource;

/// <summary>One tick of a <see cref="CallClock"/>.</summary>
/// <param name="Now">The time, in the clock's units.</param>
/// <param name="Late">The stamp of calls made while this tick was overdue, whose real age is not known; none when it came in time.</param>
/// <param name="Before">The time of the tick before.</param>
/// <param name="LateBefore">The stamp of calls made while that one was overdue: one on its way into the queue was not seen by it.</param>
internal readonly record struct Tick(long Now, long Late, long Before = Tick.InTime, long LateBefore = Tick.InTime)
{
    internal const long InTime = long.MinValue;

    /// <summary>Counts a call that was made while a tick was overdue from that tick on, so that it is never ended too early.</summary>
    internal void Forgive(Call call) => Forgive(ref call.MadeAt);

    /// <summary>The same for another stamp.</summary>
    internal void Forgive(ref long stamp)
    {
        Count(ref stamp, Late, Now);
        Count(ref stamp, LateBefore, Before);
    }

    private static void Count(ref long stamp, long late, long from)
    {
        if (late != InTime && stamp == late)
        {
            // A new stamp may be set at this moment, of a call that is used again for one, and must stay.
            Interlocked.CompareExchange(ref stamp, from, late);
        }
    }
}
