using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Event;

/// <summary>The logger of <c>akka.loggers</c> unless another is named: hands every event to the console logger.</summary>
public class DefaultLogger : ActorBase, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    private MinimalLogger? _console;

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                _console = Context.System.Settings.StdoutLogger;
                Sender.Tell(new LoggerInitialized());
                return true;
            case LogEvent logEvent:
                Print(logEvent);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Prints one event.</summary>
    /// <exception cref="InvalidOperationException">The logger has not had its <see cref="InitializeLogger"/>.</exception>
    protected virtual void Print(LogEvent logEvent)
    {
        if (_console is null)
            throw new InvalidOperationException("The logger has not been initialized; it gets InitializeLogger first.");
        _console.Tell(logEvent, Self);
    }
}
