using Sharer.Calls;

namespace Sharer.Resource;

/// <summary>One tick of a <see cref="CallClock"/>.</summary>
/// <param name="Now">The time, in the clock's units.</param>
/// <param name="Late">The stamp of calls made while this tick was overdue, whose real age is not known; none when it came in time.</param>
internal readonly record struct Tick(long Now, long Late)
{
    internal const long InTime = long.MinValue;

    /// <summary>Counts a call that was made while the tick was overdue from now on, so that it is never ended too early.</summary>
    internal void Forgive(Call call)
    {
        if (Late != InTime && call.MadeAt == Late)
        {
            // The call may be reused at this moment and get a new stamp, which must stay.
            Interlocked.CompareExchange(ref call.MadeAt, Now, Late);
        }
    }
}
