namespace Akka.Actor;

/// <summary>Sends messages later.</summary>
public interface ITellScheduler
{
    /// <summary>Sends a message after <paramref name="delay"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender);

    /// <summary>Sends a message after <paramref name="delay"/>, unless <paramref name="cancelable"/> is cancelled before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable);

    /// <summary>Sends a message after <paramref name="initialDelay"/> and then every <paramref name="interval"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or the interval not positive.</exception>
    void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender);

    /// <summary>
    /// Sends a message after <paramref name="initialDelay"/> and then every <paramref name="interval"/>,
    /// until <paramref name="cancelable"/> is cancelled.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or the interval not positive.</exception>
    void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable);
}
