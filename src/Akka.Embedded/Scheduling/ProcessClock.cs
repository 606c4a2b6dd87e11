using System.Diagnostics;

namespace Akka.Actor;

/// <summary>Measures time from the moment the engine was first used.</summary>
internal static class ProcessClock
{
    private static readonly long Start = Stopwatch.GetTimestamp();

    public static TimeSpan Elapsed => Stopwatch.GetElapsedTime(Start);
}
