using System.Diagnostics;

namespace Akka.TestKit;

/// <summary>How long to wait from now on: not at all (zero or negative), for a time, or for ever.</summary>
internal readonly struct WaitTime
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly TimeSpan _time;

    public WaitTime(TimeSpan time) => _time = time;

    public bool IsInfinite => _time == Timeout.InfiniteTimeSpan;

    public bool IsOver => !IsInfinite && Left <= TimeSpan.Zero;

    /// <summary>What a wait on a monitor takes: rounded up, so that it does not end before the time.</summary>
    public int LeftInMilliseconds => IsInfinite
        ? Timeout.Infinite
        : (int)Math.Clamp(Math.Ceiling(Left.TotalMilliseconds), 0, int.MaxValue);

    /// <summary>What a wait for a task takes.</summary>
    public TimeSpan LeftOrInfinite => IsInfinite ? _time : TimeSpan.FromMilliseconds(LeftInMilliseconds);

    private TimeSpan Left => _time - Stopwatch.GetElapsedTime(_start);
}
