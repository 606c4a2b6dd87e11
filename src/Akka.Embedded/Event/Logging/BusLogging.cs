namespace Akka.Event;

/// <summary>Publishes what is logged on a bus, from the level on that the bus has when the adapter is made.</summary>
/// <remarks>
/// A system's own log is made before the system sets the level of its bus. So it publishes on every level; which
/// events are then formatted and printed is up to the subscriptions of the loggers.
/// </remarks>
internal sealed class BusLogging(
    LoggingBus bus, string logSource, Type logClass, ILogMessageFormatter logMessageFormatter)
    : LoggingAdapterBase(logMessageFormatter)
{
    public override bool IsDebugEnabled { get; } = bus.LogLevel <= LogLevel.DebugLevel;

    public override bool IsInfoEnabled { get; } = bus.LogLevel <= LogLevel.InfoLevel;

    public override bool IsWarningEnabled { get; } = bus.LogLevel <= LogLevel.WarningLevel;

    public override bool IsErrorEnabled { get; } = bus.LogLevel <= LogLevel.ErrorLevel;

    protected override void NotifyLog(LogLevel logLevel, object message, Exception? cause = null) =>
        bus.Publish(logLevel switch
        {
            LogLevel.DebugLevel => new Debug(cause, logSource, logClass, message),
            LogLevel.InfoLevel => new Info(cause, logSource, logClass, message),
            LogLevel.WarningLevel => new Warning(cause, logSource, logClass, message),
            LogLevel.ErrorLevel => new Error(cause, logSource, logClass, message),
            _ => throw new ArgumentOutOfRangeException(nameof(logLevel), logLevel, "There is no such log level."),
        });
}
