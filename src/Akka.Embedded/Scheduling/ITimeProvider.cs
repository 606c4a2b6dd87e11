namespace Akka.Actor;

/// <summary>Tells the time as a scheduler sees it.</summary>
public interface ITimeProvider
{
    /// <summary>The current time, in UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A clock that never goes backwards, to some milliseconds.</summary>
    TimeSpan MonotonicClock { get; }

    /// <summary>A clock that never goes backwards, as exact as the machine allows.</summary>
    TimeSpan HighResMonotonicClock { get; }
}
