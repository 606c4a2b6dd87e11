namespace Akka.Actor;

/// <summary>Thrown when something is scheduled after the scheduler's end.</summary>
internal sealed class SchedulerException(string message) : AkkaException(message);
