namespace Sharer.Instruments;

/// <summary>A clock that moves only when the test says so, and fires its timers on the way, in order.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private const long Origin = TimeSpan.TicksPerDay;
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _armed = [];
    private long _now = Origin;
    private int _timersCreated;

    public int TimersCreated => Volatile.Read(ref _timersCreated);

    public TimeSpan Elapsed => new(GetTimestamp() - Origin);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timersCreated);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public bool HasTimerDueWithin(TimeSpan time)
    {
        lock (_lock)
            return _armed.Exists(timer => timer.Due <= _now + time.Ticks);
    }

    /// <summary>Waits until something is due within this time, so that nobody arms a timer behind the jump; then jumps.</summary>
    public async Task PassAsync(TimeSpan by)
    {
        await Patience.Eventually(() => HasTimerDueWithin(by), $"a timer is due within {by}");
        Advance(by);
    }

    public void Advance(TimeSpan by)
    {
        var target = GetTimestamp() + by.Ticks;
        while (TakeDue(target) is { } timer)
            timer.Fire();
        lock (_lock)
            _now = Math.Max(_now, target);
    }

    private ManualTimer? TakeDue(long target)
    {
        lock (_lock)
        {
            var next = _armed.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next is null)
                return null;
            _now = Math.Max(_now, next.Due);
            if (next.Period > 0)
                next.Due += next.Period;
            else
                _armed.Remove(next);
            return next;
        }
    }

    private void Arm(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _armed.Remove(timer);
            if (timer.Disposed || dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.Due = _now + dueTime.Ticks;
            timer.Period = Math.Max(0, period.Ticks);
            _armed.Add(timer);
        }
        // Like the system's: what is due at once fires by itself, never within Change.
        if (dueTime <= TimeSpan.Zero)
            ThreadPool.UnsafeQueueUserWorkItem(static clock => clock.Advance(TimeSpan.Zero), this, preferLocal: false);
    }

    private void Disarm(ManualTimer timer)
    {
        lock (_lock)
        {
            timer.Disposed = true;
            _armed.Remove(timer);
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; set; }

        public long Period { get; set; }

        public bool Disposed { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Arm(this, dueTime, period);
            return !Disposed;
        }

        public void Dispose() => clock.Disarm(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
