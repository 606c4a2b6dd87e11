namespace Akka.Actor;

/// <summary>The clock of the machine.</summary>
public class DateTimeOffsetNowTimeProvider : IDateTimeOffsetNowTimeProvider
{
    private DateTimeOffsetNowTimeProvider()
    {
    }

    /// <summary>The only instance.</summary>
    public static DateTimeOffsetNowTimeProvider Instance { get; } = new();

    /// <inheritdoc />
    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <inheritdoc />
    public TimeSpan MonotonicClock => ProcessClock.Elapsed;

    /// <inheritdoc />
    public TimeSpan HighResMonotonicClock => ProcessClock.Elapsed;
}
