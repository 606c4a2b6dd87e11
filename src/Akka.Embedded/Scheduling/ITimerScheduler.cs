namespace Akka.Actor;

/// <summary>Sends an actor messages from itself, later. For use inside that actor only.</summary>
/// <remarks>
/// A timer has a key. Once a timer is cancelled, or its key started anew, or the actor restarted, no message of it
/// arrives any more, even if one waits in the mailbox already.
/// </remarks>
public interface ITimerScheduler
{
    /// <summary>The keys of the timers that run.</summary>
    IReadOnlyCollection<object> ActiveTimers { get; }

    /// <summary>Sends a message every <paramref name="interval"/>.</summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval);

    /// <summary>Sends a message every <paramref name="interval"/>, in the name of <paramref name="sender"/>.</summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender);

    /// <summary>Sends a message after <paramref name="initialDelay"/> and then every <paramref name="interval"/>.</summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval);

    /// <summary>
    /// Sends a message after <paramref name="initialDelay"/> and then every <paramref name="interval"/>,
    /// in the name of <paramref name="sender"/>.
    /// </summary>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender);

    /// <summary>Sends a message after <paramref name="timeout"/>.</summary>
    void StartSingleTimer(object key, object msg, TimeSpan timeout);

    /// <summary>Sends a message after <paramref name="timeout"/>, in the name of <paramref name="sender"/>.</summary>
    void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender);

    /// <summary>Whether the timer runs; one that sends once does until its message is handled.</summary>
    bool IsTimerActive(object key);

    /// <summary>Cancels a timer; does nothing if there is none.</summary>
    void Cancel(object key);

    /// <summary>Cancels all timers.</summary>
    void CancelAll();
}
