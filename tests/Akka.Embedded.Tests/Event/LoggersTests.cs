using System.Collections.Concurrent;
using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Embedded.Tests.Events;

public sealed class LoggersTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private ActorSystem? _system;

    public void Dispose() => _system?.Terminate().Wait(Patience);

    private ActorSystem Create(string loggers, string more = "") => _system = ActorSystem.Create(
        $"loggers{Guid.NewGuid():N}",
        ConfigurationFactory.ParseString($"akka.loggers = [{loggers}]\nakka.stdout-loglevel = OFF\n{more}"));

    private static string NameOf<T>() => $"\"{typeof(T).FullName}, {typeof(T).Assembly.GetName().Name}\"";

    [Fact]
    public void Logger_NamedInConfiguration_GetsTheEventsOfItsLevel()
    {
        var system = Create(NameOf<CollectingLogger>(), "akka.loglevel = WARNING");
        var events = CollectingLogger.EventsOf(system);

        WaitUntilSubscribed(system, events);
        system.Log.Info("not this");
        system.Log.Warning("this {0}", 1);
        system.Log.Error("end");

        Assert.Equal(["this 1", "end"], TakeUntil(events, "end"));
    }

    [Fact]
    public void SetLogLevel_WhileRunning_ReachesTheLoggers()
    {
        var system = Create(NameOf<CollectingLogger>(), "akka.loglevel = ERROR");
        var events = CollectingLogger.EventsOf(system);

        WaitUntilSubscribed(system, events);
        system.EventStream.SetLogLevel(LogLevel.InfoLevel);
        Logging.GetLogger(system, "x").Info("now");
        system.EventStream.SetLogLevel(LogLevel.ErrorLevel);
        system.EventStream.Publish(new Info("x", typeof(int), "no more"));
        system.Log.Error("end");

        Assert.Equal(["now", "end"], TakeUntil(events, "end"));
    }

    [Fact]
    public void LogLevelOff_LoggersGetNothing()
    {
        var system = Create(NameOf<CollectingLogger>(), "akka.loglevel = OFF");
        var events = CollectingLogger.EventsOf(system);

        system.Log.Error("not this");
        system.EventStream.SetLogLevel(LogLevel.ErrorLevel);
        WaitUntilSubscribed(system, events);
        system.Log.Error("end");

        Assert.Equal(["end"], TakeUntil(events, "end"));
    }

    [Fact]
    public void Logger_ThatDoesNotExist_IsAnErrorThatNamesIt()
    {
        var failure = Assert.Throws<ConfigurationException>(() => Create("\"No.Such.Logger, NoSuchAssembly\""));
        Assert.Contains("No.Such.Logger, NoSuchAssembly", failure.ToString());
    }

    [Fact]
    public void Logger_ThatDoesNotAnswerInTime_IsReportedAndTheSystemStarts()
    {
        var system = Create(
            NameOf<MuteLogger>(), $"akka.logger-startup-timeout = 50ms\nakka.stdout-loglevel = WARNING\n{ListLogger.Setting}");

        var lines = Assert.IsType<ListLogger>(system.Settings.StdoutLogger).Lines;
        Assert.Contains(lines, line =>
            line.Contains(nameof(MuteLogger), StringComparison.Ordinal) && line.Contains("InitializeLogger", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Terminate_LoggersStop()
    {
        var system = Create(NameOf<CollectingLogger>());
        var stopped = CollectingLogger.StoppedOf(system);

        await system.Terminate().WaitAsync(Patience);

        await stopped.WaitAsync(Patience);
    }

    /// <summary>Akka.NET subscribes a logger shortly after its start has been waited for.</summary>
    private static void WaitUntilSubscribed(ActorSystem system, BlockingCollection<LogEvent> events)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, "The logger got nothing.");
            system.EventStream.Publish(new Error(null, "test", typeof(int), "ready"));
        }
        while (!events.TryTake(out _, TimeSpan.FromMilliseconds(100)));
    }

    private static List<string> TakeUntil(BlockingCollection<LogEvent> events, string last)
    {
        var texts = new List<string>();
        while (texts.Count == 0 || texts[^1] != last)
        {
            Assert.True(events.TryTake(out var logEvent, Patience), $"'{last}' did not come after [{string.Join("; ", texts)}].");
            texts.Add(logEvent.Message.ToString()!);
        }

        texts.RemoveAll(text => text == "ready");
        return texts;
    }

    private sealed class CollectingLogger : ReceiveActor
    {
        private static readonly ConcurrentDictionary<string, BlockingCollection<LogEvent>> Events = new();
        private static readonly ConcurrentDictionary<string, TaskCompletionSource> Stopped = new();

        public CollectingLogger()
        {
            var events = Events.GetOrAdd(Context.System.Name, _ => []);
            Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
            Receive<LogEvent>(events.Add);
        }

        public static BlockingCollection<LogEvent> EventsOf(ActorSystem system) => Events.GetOrAdd(system.Name, _ => []);

        public static Task StoppedOf(ActorSystem system) => Stopped.GetOrAdd(system.Name, _ => new()).Task;

        protected override void PostStop() => Stopped.GetOrAdd(Context.System.Name, _ => new()).TrySetResult();
    }

    private sealed class MuteLogger : ReceiveActor
    {
        public MuteLogger() => ReceiveAny(_ => { });
    }
}
