using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Akka.Actor;

namespace Akka.Event;

/// <summary>One entry of the log, as it travels over the event stream to the loggers.</summary>
public abstract class LogEvent : INoSerializationVerificationNeeded
{
    /// <summary>Stamps the event with the current time and thread.</summary>
    protected LogEvent()
    {
        Timestamp = DateTime.UtcNow;
        Thread = Thread.CurrentThread;
    }

    /// <summary>The exception that led to the event; null when there was none.</summary>
    [MaybeNull]
    public Exception Cause { get; [param: AllowNull] protected set; } = null!;

    /// <summary>When the event came into being, in UTC.</summary>
    public DateTime Timestamp { get; }

    /// <summary>The thread that logged.</summary>
    public Thread Thread { get; }

    /// <summary>Who logged: an actor's path, or a name with its actor system.</summary>
    public string LogSource { get; protected set; } = "";

    /// <summary>The type that logged.</summary>
    public Type LogClass { get; protected set; } = typeof(DummyClassForStringSources);

    /// <summary>What was logged: a text, a <see cref="LogMessage"/> that formats itself, or any object.</summary>
    public object Message { get; protected set; } = "";

    /// <summary>Returns the level of the event.</summary>
    public abstract LogLevel LogLevel();

    /// <summary>Returns the line a console logger prints.</summary>
    /// <exception cref="FormatException">The message's template and arguments do not fit.</exception>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"[{LogLevel().UpperCaseName()}][{Timestamp:MM/dd/yyyy HH:mm:ss.fffK}]");
        text.Append(CultureInfo.InvariantCulture, $"[Thread {Thread.ManagedThreadId:0000}][{LogSource}] ");
        text.Append(Message);
        if (Cause is not null)
            text.AppendLine().Append("Cause: ").Append(Cause);
        return text.ToString();
    }
}
