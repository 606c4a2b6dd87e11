namespace Akka.Event;

/// <summary>What logging adapters have in common.</summary>
public abstract class LoggingAdapterBase : ILoggingAdapter
{
    /// <summary>Makes an adapter that formats with <paramref name="logMessageFormatter"/>.</summary>
    /// <exception cref="ArgumentNullException">The formatter is null.</exception>
    protected LoggingAdapterBase(ILogMessageFormatter logMessageFormatter)
    {
        ArgumentNullException.ThrowIfNull(logMessageFormatter);
        Formatter = logMessageFormatter;
    }

    /// <inheritdoc />
    public ILogMessageFormatter Formatter { get; }

    /// <inheritdoc />
    public abstract bool IsDebugEnabled { get; }

    /// <inheritdoc />
    public abstract bool IsInfoEnabled { get; }

    /// <inheritdoc />
    public abstract bool IsWarningEnabled { get; }

    /// <inheritdoc />
    public abstract bool IsErrorEnabled { get; }

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => IsDebugEnabled,
        LogLevel.InfoLevel => IsInfoEnabled,
        LogLevel.WarningLevel => IsWarningEnabled,
        LogLevel.ErrorLevel => IsErrorEnabled,
        _ => throw new NotSupportedException($"There is no log level {logLevel}."),
    };

    /// <inheritdoc />
    public void Log(LogLevel logLevel, Exception? cause, LogMessage message) => NotifyLog(logLevel, message, cause);

    /// <inheritdoc />
    public void Log(LogLevel logLevel, Exception? cause, string format) => NotifyLog(logLevel, format, cause);

    /// <summary>Takes one event to where it belongs.</summary>
    /// <param name="logLevel">The level.</param>
    /// <param name="message">A text or a <see cref="LogMessage"/>.</param>
    /// <param name="cause">The exception, if there was one.</param>
    protected abstract void NotifyLog(LogLevel logLevel, object message, Exception? cause = null);
}
