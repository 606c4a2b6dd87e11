namespace Akka.Actor;

/// <summary>Thrown when something is scheduled after the scheduler's end.</summary>
public sealed class SchedulerException : AkkaException
{
    /// <summary>Makes the exception.</summary>
    public SchedulerException(string message)
        : base(message)
    {
    }
}
