namespace Sharer.Resource;

/// <summary>A periodic timer with a thread of its own, for the clock that keeps time limits on the system's time.</summary>
/// <remarks>
/// The runtime's timers come by way of the thread pool. When every thread of it is blocked, by the very callers perhaps whose limits
/// should pass, they come too late or not at all. The thread ends when nothing has ticked for a while, so that a system which has ended
/// leaves none behind.
/// </remarks>
internal sealed class TickThread(Action tick) : ITimer
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private bool _isThere;

    private bool IsTicking => _period != Timeout.InfiniteTimeSpan;

    /// <summary>Ticks once in <paramref name="period"/> from here on; not at all when it is infinite.</summary>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _period = period;
            if (!IsTicking)
            {
                return true;
            }

            if (_isThere)
            {
                Monitor.Pulse(_gate);
            }
            else
            {
                new Thread(Work) { IsBackground = true, Name = "sharer clock" }.UnsafeStart();
                // Only now: where no thread can be started, whoever ticks next tries again.
                _isThere = true;
            }

            return true;
        }
    }

    public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Work()
    {
        while (WaitForTick())
        {
            tick();
        }
    }

    /// <returns>Whether it is time for a tick; otherwise the thread is to end.</returns>
    private bool WaitForTick()
    {
        lock (_gate)
        {
            while (true)
            {
                var rests = !IsTicking;
                if (Monitor.Wait(_gate, rests ? Rest : _period))
                {
                    continue;
                }

                if (IsTicking && !rests)
                {
                    return true;
                }

                if (!IsTicking && rests)
                {
                    _isThere = false;
                    return false;
                }
            }
        }
    }
}
