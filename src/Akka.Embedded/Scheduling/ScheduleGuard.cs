using System.Runtime.CompilerServices;

namespace Akka.Actor;

/// <summary>Checks the times that schedulers are given.</summary>
internal static class ScheduleGuard
{
    public static void Delay(TimeSpan delay, [CallerArgumentExpression(nameof(delay))] string? name = null)
    {
        if (delay < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(name, delay, $"Delay must be >=0. It was {delay}");
    }

    public static void Interval(TimeSpan interval, [CallerArgumentExpression(nameof(interval))] string? name = null)
    {
        if (interval <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(name, interval, $"Interval must be >0. It was {interval}");
    }
}
