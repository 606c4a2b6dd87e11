namespace Sharer.Simulation.Time;

/// <summary>The time of a history: it stands still until the strategy lets it pass, and then jumps to the next timer.</summary>
internal sealed class SimulatedTime(Scheduler scheduler) : TimeProvider
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int MostPending = 2;

    private readonly List<SimulatedTimer> _set = [];
    private long _now = TimeSpan.TicksPerSecond;
    private int _timers;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public TimeSpan Elapsed => TimeSpan.FromTicks(_now - TimeSpan.TicksPerSecond);

    public bool IsAnyTimerSet => _set.Count > 0;

    public IEnumerable<SimulatedTimer> Set => _set;

    /// <summary>Whether time may pass while somebody could go on: not when the callbacks of the next timer have piled up already.</summary>
    public bool MayPass => Next() is { Pending: < MostPending };

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => Epoch.AddTicks(_now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, ++_timers, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Jumps to the timer that is due next; its callback becomes a fiber, which may be kept waiting.</summary>
    public void Pass()
    {
        var next = Next()!;
        _now = Math.Max(_now, next.Due);
        scheduler.Start(next.ToString(), next.Fire());
    }

    private SimulatedTimer? Next() => _set.MinBy(static timer => (timer.Due, timer.Number));

    internal void Arm(SimulatedTimer timer, TimeSpan dueTime)
    {
        timer.Due = _now + dueTime.Ticks;
        if (!_set.Contains(timer))
            _set.Add(timer);
    }

    internal void Disarm(SimulatedTimer timer) => _set.Remove(timer);
}
