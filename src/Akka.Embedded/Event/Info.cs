namespace Akka.Event;

/// <summary>A log event about normal operation.</summary>
public class Info : LogEvent
{
    /// <summary>Makes an event without an exception.</summary>
    public Info(string logSource, Type logClass, object message)
        : this(null, logSource, logClass, message)
    {
    }

    /// <summary>Makes an event with the exception that led to it.</summary>
    public Info(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause!;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.InfoLevel;
}
