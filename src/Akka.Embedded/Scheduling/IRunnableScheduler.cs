using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Runs work items later, on the scheduler's thread.</summary>
public interface IRunnableScheduler
{
    /// <summary>Runs an item after <paramref name="delay"/>, unless <paramref name="cancelable"/> is cancelled before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable);

    /// <summary>Runs an item after <paramref name="delay"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    void ScheduleOnce(TimeSpan delay, IRunnable action);

    /// <summary>
    /// Runs an item after <paramref name="initialDelay"/> and then every <paramref name="interval"/>,
    /// until <paramref name="cancelable"/> is cancelled or the item throws.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or the interval not positive.</exception>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable);

    /// <summary>
    /// Runs an item after <paramref name="initialDelay"/> and then every <paramref name="interval"/>,
    /// until it throws.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or the interval not positive.</exception>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action);
}
