using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>A clock in whose reading something happens: the actor reads it in the middle of what it does, so a test can act right there.</summary>
internal sealed class HookedTime : TimeProvider
{
    private readonly Lock _lock = new();
    private Action? _act;
    private int _skip;
    private Exception? _always;
    private Exception? _failure;

    public ManualTimeProvider Clock { get; } = new();

    public override long TimestampFrequency => Clock.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => Clock.LocalTimeZone;

    /// <summary>Called within a call: acts when the actor takes the next one out of the queue, before it is known as the running one.</summary>
    public void AtNextTaking<T>(SharedRef<T> shared, Action act) where T : class => AtReading(shared, 0, act);

    /// <summary>Called within a call: acts when the next one, already the running one, is about to start.</summary>
    public void AtNextStart<T>(SharedRef<T> shared, Action act) where T : class => AtReading(shared, 1, act);

    /// <summary>Called within a call that is measured: acts when it has ended, before its outcome is decided.</summary>
    public void AtThisEnd(Action act) => AtReading(0, act);

    /// <summary>Acts at the next reading from now on.</summary>
    public void AtNextReading(Action act) => AtReading(0, act);

    /// <summary>Acts at the second reading from now on.</summary>
    public void AtSecondReading(Action act) => AtReading(1, act);

    /// <summary>From here on no timer can be made.</summary>
    public void RefuseTimers(Exception failure) => (_always, _failure) = (failure, failure);

    /// <summary>The next timer cannot be made.</summary>
    public void RefuseNextTimer(Exception failure) => Volatile.Write(ref _failure, failure);

    public override long GetTimestamp()
    {
        Action? act = null;
        lock (_lock)
        {
            if (_act is not null && _skip-- == 0)
                (act, _act) = (_act, null);
        }
        act?.Invoke();
        return Clock.GetTimestamp();
    }

    public override DateTimeOffset GetUtcNow() => Clock.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Interlocked.Exchange(ref _failure, _always) is { } failure ? throw failure : Clock.CreateTimer(callback, state, dueTime, period);

    // Where somebody measures, and other tests may at any time, the clock is read at the end of the running call too.
    private void AtReading<T>(SharedRef<T> shared, int skip, Action act) where T : class =>
        AtReading(shared.Resource.Running!.IsTimed ? skip + 1 : skip, act);

    private void AtReading(int skip, Action act)
    {
        lock (_lock)
            (_act, _skip) = (act, skip);
    }
}
