using System.Collections.Immutable;
using Akka.Actor;
using Akka.Configuration;
using Akka.Util;

namespace Akka.Event;

public partial class LoggingBus
{
    private static int _lastLoggerId;

    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The loggers that have answered; replaced as a whole, read without a lock.</summary>
    private ImmutableList<IActorRef> _loggers = [];

    /// <summary>Starts the loggers of <c>akka.loggers</c> and lets them take over from the console.</summary>
    /// <remarks>
    /// Waits for them up to <c>akka.logger-startup-timeout</c>; one that answers later joins then.
    /// </remarks>
    /// <exception cref="ConfigurationException">A logger's type cannot be found.</exception>
    internal void StartDefaultLoggers(ExtendedActorSystem system)
    {
        var settings = system.Settings;
        var busName = $"{SimpleName(this)}({system.Name})";
        LogLevel = Logging.LogLevelFor(settings.LogLevel);

        var keepStdout = false;
        var starting = new List<(Task Started, string Name)>();
        foreach (var name in settings.Loggers)
        {
            var type = TypeNames.Resolve(name)
                ?? throw new ConfigurationException($"Logger specified in config cannot be found: \"{name}\" (akka.loggers).");
            if (typeof(MinimalLogger).IsAssignableFrom(type))
                keepStdout = true;
            else
                starting.Add(StartLogger(system, type, busName));
        }

        WaitFor(starting, settings.LoggerStartTimeout, busName);

        if (settings.DebugUnhandledMessage)
        {
            var forwarder = system.SystemActorOf(Props.Create(() => new UnhandledMessageForwarder()), "UnhandledMessageForwarder");
            Subscribe(forwarder, typeof(UnhandledMessage));
        }

        if (!keepStdout)
        {
            Publish(new Debug(busName, GetType(), $"{Logging.SimpleName(settings.StdoutLogger)} being removed"));
            Unsubscribe(settings.StdoutLogger);
        }

        Publish(new Debug(busName, GetType(), "Default Loggers started"));
    }

    /// <summary>Stops the loggers; what is logged from now on goes to the console.</summary>
    internal void StopDefaultLoggers(ActorSystem system)
    {
        SubscribeFrom(Logging.LogLevelFor(system.Settings.StdoutLogLevel), system.Settings.StdoutLogger);
        Publish(new Debug(SimpleName(this), GetType(),
            $"Shutting down: {Logging.SimpleName(system.Settings.StdoutLogger)} started"));

        _stopping.Cancel();
        foreach (var logger in Interlocked.Exchange(ref _loggers, []))
            StopLogger(logger);

        Publish(new Debug(SimpleName(this), GetType(), "All default loggers stopped"));
    }

    private (Task Started, string Name) StartLogger(ExtendedActorSystem system, Type type, string busName)
    {
        var actorName = $"log{Interlocked.Increment(ref _lastLoggerId)}-{SimpleName(type)}";
        var props = new Props(type).WithDispatcher(system.Settings.LoggersDispatcher);
        var logger = system.SystemActorOf(props, actorName);
        var name = $"{actorName} [{type.FullName}]";
        return (IntroduceAsync(logger, name, busName), name);
    }

    private async Task IntroduceAsync(IActorRef logger, string name, string busName)
    {
        object answer;
        try
        {
            answer = await logger.Ask(new InitializeLogger(this), Timeout.InfiniteTimeSpan, _stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Publish(new Warning(busName, GetType(),
                $"The system stops before logger {name} has started; the logger is stopped."));
            StopLogger(logger);
            return;
        }

        if (answer is not LoggerInitialized)
        {
            Publish(new Error(null, busName, GetType(),
                $"Logger {name} answered {answer?.GetType().Name ?? "null"} where {nameof(LoggerInitialized)} was expected; the logger is stopped."));
            StopLogger(logger);
            return;
        }

        SubscribeFrom(LogLevel, logger);
        ImmutableInterlocked.Update(ref _loggers, static (loggers, added) => loggers.Add(added), logger);

        // The stop reads the list after it has cancelled, so one of the two sees this logger.
        if (_stopping.IsCancellationRequested)
            StopLogger(logger);
        else
            Publish(new Debug(busName, GetType(), $"Logger {name} started"));
    }

    private void WaitFor(List<(Task Started, string Name)> starting, TimeSpan timeout, string busName)
    {
        if (Task.WaitAll(starting.ConvertAll(static logger => logger.Started).ToArray(), timeout))
            return;
        foreach (var (started, name) in starting)
        {
            if (!started.IsCompleted)
            {
                Publish(new Warning(busName, GetType(),
                    $"Logger {name} has not answered InitializeLogger within {timeout}. The start goes on; the logger is used as soon as it is ready, "
                    + "and misses what is logged until then."));
            }
        }
    }

    private void StopLogger(IActorRef logger)
    {
        Unsubscribe(logger);
        ((IInternalActorRef)logger).Stop();
    }
}
