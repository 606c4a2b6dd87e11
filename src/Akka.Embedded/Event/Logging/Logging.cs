using Akka.Actor;

namespace Akka.Event;

/// <summary>Makes loggers and translates log levels.</summary>
public static class Logging
{
    /// <summary>Returns the name of the type of <paramref name="o"/>, without its namespace.</summary>
    public static string SimpleName(object o) => SimpleName(o.GetType());

    /// <summary>Returns the name of a type, without its namespace.</summary>
    public static string SimpleName(Type t) => t.Name;

    /// <summary>Returns the class of the events of a level.</summary>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public static Type ClassFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        LogLevel.ErrorLevel => typeof(Error),
        _ => throw new ArgumentException("Unknown LogLevel", nameof(logLevel)),
    };

    /// <summary>Returns the name that configuration uses for a level.</summary>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public static string StringFor(this LogLevel logLevel) => logLevel.UpperCaseName();

    /// <summary>Makes the logger of an actor; it logs under the actor's path.</summary>
    /// <param name="context">The actor's context.</param>
    /// <param name="logMessageFormatter">What formats templates; by default the system's formatter.</param>
    public static ILoggingAdapter GetLogger(this IActorContext context, ILogMessageFormatter? logMessageFormatter = null)
    {
        var source = LogSource.Create(context, context.System);
        return new BusLogging(context.System.EventStream, source.Source, source.Type,
            logMessageFormatter ?? context.System.Settings.LogFormatter);
    }

    /// <summary>Makes a logger that logs in a system under the name of an object, type, actor or under a given name.</summary>
    /// <param name="system">The system.</param>
    /// <param name="logSourceObj">Whose logger it is.</param>
    /// <param name="logMessageFormatter">What formats templates; by default the system's formatter.</param>
    public static ILoggingAdapter GetLogger(
        ActorSystem system, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        var source = LogSource.Create(logSourceObj, system);
        return new BusLogging(system.EventStream, source.Source, source.Type,
            logMessageFormatter ?? system.Settings.LogFormatter);
    }

    /// <summary>Makes a logger that logs on a bus under the name of an object, type, actor or under a given name.</summary>
    /// <param name="loggingBus">The bus.</param>
    /// <param name="logSourceObj">Whose logger it is.</param>
    /// <param name="logMessageFormatter">What formats templates; by default <see cref="DefaultLogMessageFormatter"/>.</param>
    public static ILoggingAdapter GetLogger(
        LoggingBus loggingBus, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        var source = LogSource.Create(logSourceObj);
        return new BusLogging(loggingBus, source.Source, source.Type,
            logMessageFormatter ?? DefaultLogMessageFormatter.Instance);
    }

    /// <summary>Returns the level that configuration means by a name, in whatever case.</summary>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public static LogLevel LogLevelFor(string logLevel) => logLevel?.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARNING" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        "OFF" => LogLevelNames.Off,
        _ => throw new ArgumentException(
            $"Unknown LogLevel: \"{logLevel}\". Valid values are: \"DEBUG\", \"INFO\", \"WARNING\", \"ERROR\", \"OFF\".",
            nameof(logLevel)),
    };

    /// <summary>Returns the level of a class of events.</summary>
    /// <exception cref="ArgumentException">The class is none of the four.</exception>
    public static LogLevel LogLevelFor<T>() where T : LogEvent
    {
        foreach (var level in LogLevelNames.All)
        {
            if (level.ClassFor() == typeof(T))
                return level;
        }

        throw new ArgumentException(
            $"Unknown LogEvent type: \"{typeof(T).FullName}\". Valid types are Debug, Info, Warning and Error of {typeof(Debug).Namespace}.");
    }
}
