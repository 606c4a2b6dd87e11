namespace Akka.Actor;

/// <summary>Runs delegates later, on the scheduler's thread: they must be short and must not touch an actor's state.</summary>
public interface IActionScheduler : IRunnableScheduler
{
    /// <summary>Runs a delegate after <paramref name="delay"/>, unless <paramref name="cancelable"/> is cancelled before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable);

    /// <summary>Runs a delegate after <paramref name="delay"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    void ScheduleOnce(TimeSpan delay, Action action);

    /// <summary>
    /// Runs a delegate after <paramref name="initialDelay"/> and then every <paramref name="interval"/>,
    /// until <paramref name="cancelable"/> is cancelled or the delegate throws.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or the interval not positive.</exception>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable);

    /// <summary>
    /// Runs a delegate after <paramref name="initialDelay"/> and then every <paramref name="interval"/>,
    /// until it throws.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or the interval not positive.</exception>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action);
}
