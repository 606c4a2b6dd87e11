namespace Akka.Event;

/// <summary>A template with its arguments, which is formatted only when somebody reads it.</summary>
public abstract class LogMessage
{
    /// <summary>What formats the message.</summary>
    protected readonly ILogMessageFormatter Formatter;

    /// <summary>Keeps the template and what will format it.</summary>
    public LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    /// <summary>The template.</summary>
    public string Format { get; }

    /// <summary>Returns the bare arguments as text, for the report of a template that cannot be formatted.</summary>
    public abstract string Unformatted();

    /// <summary>Returns the arguments in their order.</summary>
    public abstract IEnumerable<object> Parameters();
}
