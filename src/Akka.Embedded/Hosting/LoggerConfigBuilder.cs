using System.Text;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Hosting;

/// <summary>What a system logs, and where to.</summary>
public sealed class LoggerConfigBuilder
{
    private readonly List<Type> _loggers = [typeof(DefaultLogger)];
    private Type _logMessageFormatter = typeof(DefaultLogMessageFormatter);

    internal LoggerConfigBuilder(AkkaConfigurationBuilder builder) => Builder = builder;

    /// <summary>The least level that is logged; information by default.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.InfoLevel;

    /// <summary>Whether the whole configuration is logged at the start; off by default.</summary>
    public bool LogConfigOnStart { get; set; }

    /// <summary>How dead letters are logged; null is what the configuration says.</summary>
    public DeadLetterOptions? DeadLetterOptions { get; set; }

    /// <summary>What is logged of the actors' lives; null is what the configuration says.</summary>
    public DebugOptions? DebugOptions { get; set; }

    /// <summary>What is kept from the loggers; null is nothing.</summary>
    public LogFilterBuilder? LogFilterBuilder { get; set; }

    /// <summary>What makes a message of a template and its arguments.</summary>
    /// <exception cref="ConfigurationException">The type is no formatter, or has no constructor without parameters.</exception>
    public Type LogMessageFormatter
    {
        get => _logMessageFormatter;
        set => _logMessageFormatter =
            typeof(ILogMessageFormatter).IsAssignableFrom(value) && value.GetConstructor(Type.EmptyTypes) is not null
                ? value
                : throw new ConfigurationException(
                    $"{value} is no log message formatter: it must implement {nameof(ILogMessageFormatter)}, and it must have an empty constructor.");
    }

    internal AkkaConfigurationBuilder Builder { get; }

    /// <summary>Removes the loggers there are, the default logger to standard output among them.</summary>
    public LoggerConfigBuilder ClearLoggers()
    {
        _loggers.Clear();
        return this;
    }

    /// <summary>Adds a logger.</summary>
    public LoggerConfigBuilder AddLogger<T>()
        where T : IRequiresMessageQueue<ILoggerMessageQueueSemantics>
    {
        _loggers.Add(typeof(T));
        return this;
    }

    /// <summary>Sets what makes a message of a template and its arguments.</summary>
    /// <exception cref="ConfigurationException">The type has no constructor without parameters.</exception>
    public LoggerConfigBuilder WithDefaultLogMessageFormatter<T>()
        where T : ILogMessageFormatter
    {
        LogMessageFormatter = typeof(T);
        return this;
    }

    /// <summary>Keeps events from the loggers.</summary>
    public LoggerConfigBuilder WithLogFilter(Action<LogFilterBuilder> filterBuilder)
    {
        filterBuilder(LogFilterBuilder ??= new LogFilterBuilder());
        return this;
    }

    internal AkkaConfigurationBuilder Build()
    {
        Builder.AddHocon(ToHocon(), HoconAddMode.Prepend);
        return LogFilterBuilder is null ? Builder : Builder.AddSetup(LogFilterBuilder.Build());
    }

    private string ToHocon() => new StringBuilder()
        .Append("akka.loglevel = ").AppendLine(LevelName())
        .Append("akka.loggers = [").AppendJoin(", ", _loggers.Select(NameOf)).AppendLine("]")
        .Append("akka.log-config-on-start = ").AppendLine(LogConfigOnStart ? "true" : "false")
        .Append("akka.logger-formatter = ").AppendLine(NameOf(_logMessageFormatter))
        .AppendLine(DebugOptions?.ToString())
        .AppendLine(DeadLetterOptions?.ToString())
        .ToString();

    private static string NameOf(Type type) => type.AssemblyQualifiedName.ToHocon();

    private string LevelName() => LogLevel switch
    {
        LogLevel.DebugLevel => "Debug",
        LogLevel.InfoLevel => "Info",
        LogLevel.WarningLevel => "Warning",
        LogLevel.ErrorLevel => "Error",
        _ => throw new ConfigurationException($"There is no log level {LogLevel}."),
    };
}
