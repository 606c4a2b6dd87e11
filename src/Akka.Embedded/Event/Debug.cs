namespace Akka.Event;

/// <summary>A log event for whoever builds or repairs the system.</summary>
public class Debug : LogEvent
{
    /// <summary>Makes an event without an exception.</summary>
    public Debug(string logSource, Type logClass, object message)
        : this(null, logSource, logClass, message)
    {
    }

    /// <summary>Makes an event with the exception that led to it.</summary>
    public Debug(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause!;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.DebugLevel;
}
