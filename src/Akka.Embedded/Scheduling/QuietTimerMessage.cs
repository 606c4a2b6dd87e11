namespace Akka.Actor;

/// <summary>A timer's message that does not put off the actor's receive timeout.</summary>
internal sealed class QuietTimerMessage(TimerScheduler owner, object key, object message)
    : TimerMessage(owner, key, message), INotInfluenceReceiveTimeout;
