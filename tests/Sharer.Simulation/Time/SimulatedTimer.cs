namespace Sharer.Simulation.Time;

/// <summary>A timer of a <see cref="SimulatedTime"/>.</summary>
internal sealed class SimulatedTimer(SimulatedTime time, int number, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    public int Number { get; } = number;

    public long Due { get; set; }

    /// <summary>How many of its callbacks have not returned yet.</summary>
    public int Pending { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        if (dueTime == Timeout.InfiniteTimeSpan)
            time.Disarm(this);
        else
            time.Arm(this, dueTime);
        return true;
    }

    /// <summary>What is to run now that it is due.</summary>
    public Action Fire()
    {
        if (_period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero)
            time.Disarm(this);
        else
            time.Arm(this, _period);
        Pending++;
        return () =>
        {
            callback(state);
            Pending--;
        };
    }

    public void Dispose() => time.Disarm(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public override string ToString() => $"timer {Number} of {Owner(callback.Method.DeclaringType!)}";

    private static string Owner(Type type) => type.Name.StartsWith('<') ? Owner(type.DeclaringType!) : type.Name;
}
