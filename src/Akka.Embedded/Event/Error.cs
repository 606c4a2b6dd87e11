namespace Akka.Event;

/// <summary>A log event about a failure.</summary>
public class Error : LogEvent
{
    /// <summary>Makes an event with the exception that led to it, if there was one.</summary>
    public Error(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause!;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc />
    public override LogLevel LogLevel() => Event.LogLevel.ErrorLevel;
}
