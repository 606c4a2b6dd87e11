using Akka.Actor;

namespace Akka.Event;

/// <summary>An event bus over types that also runs the loggers.</summary>
public partial class LoggingBus : ActorEventBus<object, Type>
{
    /// <summary>The level down to which the loggers get events.</summary>
    public LogLevel LogLevel { get; private set; }

    /// <summary>Subscribes all running loggers to the events from <paramref name="logLevel"/> on, and to no others.</summary>
    public void SetLogLevel(LogLevel logLevel)
    {
        LogLevel = logLevel;
        foreach (var logger in _loggers)
            SubscribeFrom(logLevel, logger);
    }

    /// <summary>Prints on the console what is logged, as <c>akka.stdout-loglevel</c> wants it.</summary>
    public void StartStdoutLogger(Settings config)
    {
        SubscribeFrom(Logging.LogLevelFor(config.StdoutLogLevel), config.StdoutLogger);
        Publish(new Debug(SimpleName(this), GetType(), "StandardOutLogger started"));
    }

    /// <inheritdoc />
    protected override bool IsSubClassification(Type parent, Type child) => parent.IsAssignableFrom(child);

    /// <inheritdoc />
    protected override bool Classify(object @event, Type classifier) => classifier.IsInstanceOfType(@event);

    /// <inheritdoc />
    protected override Type GetClassifier(object @event) => @event.GetType();

    /// <inheritdoc />
    protected override void Publish(object @event, IActorRef subscriber) => subscriber.Tell(@event);

    private void SubscribeFrom(LogLevel lowest, IActorRef logger)
    {
        foreach (var level in LogLevelNames.All)
        {
            if (level >= lowest)
                Subscribe(logger, level.ClassFor());
            else
                Unsubscribe(logger, level.ClassFor());
        }
    }
}
