namespace Akka.TestKit;

/// <summary>Times as the TestKit takes them: a negative one has no end.</summary>
internal static class Durations
{
    public static TimeSpan AtMost(this TimeSpan time, TimeSpan? limit)
    {
        if (limit is not { } most || most < TimeSpan.Zero)
            return time;
        return time < TimeSpan.Zero || most < time ? most : time;
    }

    public static void ThrowIfInfinite(this TimeSpan time, string name)
    {
        if (time < TimeSpan.Zero)
            throw new ArgumentException($"The timespan must be greater than zero. Actual value: {time}", name);
    }
}
