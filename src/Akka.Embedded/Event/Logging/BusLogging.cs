namespace Akka.Event;

/// <summary>Publishes what is logged on a bus, whose level it asks at every call.</summary>
internal sealed class BusLogging(
    LoggingBus bus, string logSource, Type logClass, ILogMessageFormatter logMessageFormatter)
    : LoggingAdapterBase(logMessageFormatter)
{
    public override bool IsDebugEnabled => bus.LogLevel <= LogLevel.DebugLevel;

    public override bool IsInfoEnabled => bus.LogLevel <= LogLevel.InfoLevel;

    public override bool IsWarningEnabled => bus.LogLevel <= LogLevel.WarningLevel;

    public override bool IsErrorEnabled => bus.LogLevel <= LogLevel.ErrorLevel;

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
