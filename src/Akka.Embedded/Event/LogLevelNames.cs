namespace Akka.Event;

internal static class LogLevelNames
{
    /// <summary>The level at which nothing is logged; configuration calls it OFF.</summary>
    public const LogLevel Off = (LogLevel)int.MaxValue;

    public static readonly LogLevel[] All =
        [LogLevel.DebugLevel, LogLevel.InfoLevel, LogLevel.WarningLevel, LogLevel.ErrorLevel];

    public static string UpperCaseName(this LogLevel level) => level switch
    {
        LogLevel.DebugLevel => "DEBUG",
        LogLevel.InfoLevel => "INFO",
        LogLevel.WarningLevel => "WARNING",
        LogLevel.ErrorLevel => "ERROR",
        Off => "OFF",
        _ => throw new ArgumentException($"There is no log level {(int)level}.", nameof(level)),
    };
}
