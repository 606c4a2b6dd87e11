namespace Akka.Event;

public static partial class LoggingExtensions
{
    /// <summary>Logs an info event, if that level is on.</summary>
    public static void Info(this ILoggingAdapter log, string format)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, null, format);
    }

    /// <summary>Logs an info event with an exception, if that level is on.</summary>
    public static void Info(this ILoggingAdapter log, Exception? cause, string format)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, cause, format);
    }

    /// <summary>Logs an info event from a template, if that level is on; formats when the event is read.</summary>
    public static void Info(this ILoggingAdapter log, string format, object[] args)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, null, new ArrayLogMessage(log.Formatter, format, args));
    }

    /// <summary>Logs an info event with an exception from a template, if that level is on.</summary>
    public static void Info(this ILoggingAdapter log, Exception? cause, string format, object[] args)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, cause, new ArrayLogMessage(log.Formatter, format, args));
    }

    /// <summary>Logs an info event from a template, if that level is on; formats when the event is read.</summary>
    public static void Info<T1>(this ILoggingAdapter log, string format, T1 arg1)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, null, Message(log, format, ValueTuple.Create(arg1)));
    }

    /// <summary>Logs an info event with an exception from a template, if that level is on.</summary>
    public static void Info<T1>(this ILoggingAdapter log, Exception? cause, string format, T1 arg1)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, cause, Message(log, format, ValueTuple.Create(arg1)));
    }

    /// <summary>Logs an info event from a template, if that level is on; formats when the event is read.</summary>
    public static void Info<T1, T2>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, null, Message(log, format, (arg1, arg2)));
    }

    /// <summary>Logs an info event with an exception from a template, if that level is on.</summary>
    public static void Info<T1, T2>(this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, cause, Message(log, format, (arg1, arg2)));
    }

    /// <summary>Logs an info event from a template, if that level is on; formats when the event is read.</summary>
    public static void Info<T1, T2, T3>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, null, Message(log, format, (arg1, arg2, arg3)));
    }

    /// <summary>Logs an info event with an exception from a template, if that level is on.</summary>
    public static void Info<T1, T2, T3>(this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, cause, Message(log, format, (arg1, arg2, arg3)));
    }

    /// <summary>Logs an info event from a template, if that level is on; formats when the event is read.</summary>
    public static void Info<T1, T2, T3, T4>(this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, null, Message(log, format, (arg1, arg2, arg3, arg4)));
    }

    /// <summary>Logs an info event with an exception from a template, if that level is on.</summary>
    public static void Info<T1, T2, T3, T4>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, cause, Message(log, format, (arg1, arg2, arg3, arg4)));
    }

    /// <summary>Logs an info event from a template, if that level is on; formats when the event is read.</summary>
    public static void Info<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, null, Message(log, format, (arg1, arg2, arg3, arg4, arg5)));
    }

    /// <summary>Logs an info event with an exception from a template, if that level is on.</summary>
    public static void Info<T1, T2, T3, T4, T5>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, cause, Message(log, format, (arg1, arg2, arg3, arg4, arg5)));
    }

    /// <summary>Logs an info event from a template, if that level is on; formats when the event is read.</summary>
    public static void Info<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, null, Message(log, format, (arg1, arg2, arg3, arg4, arg5, arg6)));
    }

    /// <summary>Logs an info event with an exception from a template, if that level is on.</summary>
    public static void Info<T1, T2, T3, T4, T5, T6>(
        this ILoggingAdapter log, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsInfoEnabled)
            log.Log(LogLevel.InfoLevel, cause, Message(log, format, (arg1, arg2, arg3, arg4, arg5, arg6)));
    }
}
