namespace Akka.Event;

/// <summary>Where to log. <see cref="LoggingExtensions"/> has the methods for daily use.</summary>
public interface ILoggingAdapter
{
    /// <summary>What formats templates that are logged here.</summary>
    ILogMessageFormatter Formatter { get; }

    /// <summary>Whether debug events are wanted.</summary>
    bool IsDebugEnabled { get; }

    /// <summary>Whether info events are wanted.</summary>
    bool IsInfoEnabled { get; }

    /// <summary>Whether warnings are wanted.</summary>
    bool IsWarningEnabled { get; }

    /// <summary>Whether errors are wanted.</summary>
    bool IsErrorEnabled { get; }

    /// <summary>Whether events of <paramref name="logLevel"/> are wanted.</summary>
    /// <exception cref="NotSupportedException">There is no such level.</exception>
    bool IsEnabled(LogLevel logLevel);

    /// <summary>Logs a text that needs no formatting.</summary>
    void Log(LogLevel logLevel, Exception? cause, string format);

    /// <summary>Logs a message that formats itself when it is read.</summary>
    void Log(LogLevel logLevel, Exception? cause, LogMessage message);
}
