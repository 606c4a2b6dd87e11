namespace Akka.Actor;

/// <summary>Gives an actor timers. The engine sets the property before the actor's own constructor runs.</summary>
public interface IWithTimers
{
    /// <summary>The actor's timers; they end with the actor and with each restart.</summary>
    ITimerScheduler Timers { get; set; }
}
