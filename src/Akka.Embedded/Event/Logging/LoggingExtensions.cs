using System.Runtime.CompilerServices;

namespace Akka.Event;

/// <summary>The methods one logs with. Below the level nothing is formatted and nothing allocated.</summary>
public static partial class LoggingExtensions
{
    /// <summary>Logs a text at <paramref name="level"/>.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format) => log.Log(level, null, format);

    /// <summary>Logs a template at <paramref name="level"/>; formats when the event is read.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format, object[] args) =>
        log.Log(level, null, new ArrayLogMessage(log.Formatter, format, args));

    /// <summary>Logs a template with an exception at <paramref name="level"/>.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, Exception? cause, string format, object[] args) =>
        log.Log(level, cause, new ArrayLogMessage(log.Formatter, format, args));

    /// <summary>Logs a template with an exception at <paramref name="logLevel"/>.</summary>
    public static void Log<T1>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1) =>
        log.Log(logLevel, cause, Message(log, format, ValueTuple.Create(arg1)));

    /// <summary>Logs a template with an exception at <paramref name="logLevel"/>.</summary>
    public static void Log<T1, T2>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2) =>
        log.Log(logLevel, cause, Message(log, format, (arg1, arg2)));

    /// <summary>Logs a template with an exception at <paramref name="logLevel"/>.</summary>
    public static void Log<T1, T2, T3>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3) =>
        log.Log(logLevel, cause, Message(log, format, (arg1, arg2, arg3)));

    /// <summary>Logs a template with an exception at <paramref name="logLevel"/>.</summary>
    public static void Log<T1, T2, T3, T4>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4) =>
        log.Log(logLevel, cause, Message(log, format, (arg1, arg2, arg3, arg4)));

    /// <summary>Logs a template with an exception at <paramref name="logLevel"/>.</summary>
    public static void Log<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5) =>
        log.Log(logLevel, cause, Message(log, format, (arg1, arg2, arg3, arg4, arg5)));

    /// <summary>Logs a template with an exception at <paramref name="logLevel"/>.</summary>
    public static void Log<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6) =>
        log.Log(logLevel, cause, Message(log, format, (arg1, arg2, arg3, arg4, arg5, arg6)));

    private static TupleLogMessage<TArgs> Message<TArgs>(ILoggingAdapter log, string format, TArgs args)
        where TArgs : struct, ITuple => new(log.Formatter, format, args);
}
