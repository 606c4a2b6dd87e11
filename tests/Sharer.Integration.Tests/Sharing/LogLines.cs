using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;
using Sharer.Instruments;

namespace Sharer.Integration.Tests.Sharing;

/// <summary>Keeps what an actor system logs.</summary>
internal sealed class LogLines
{
    private readonly ConcurrentQueue<LogEvent> _events = new();

    public LogLines(ActorSystem system)
    {
        var events = _events;
        Listener = system.ActorOf(Props.Create(() => new Collector(events)));
        system.EventStream.Subscribe(Listener, typeof(LogEvent));
    }

    public IActorRef Listener { get; }

    public int Count(LogLevel level, string text) =>
        _events.Count(e => e.LogLevel() == level && e.ToString()!.Contains(text, StringComparison.Ordinal));

    public Task SaysAsync(LogLevel level, string text) => Patience.Eventually(() => Count(level, text) > 0, $"{level} in the log: {text}");

    private sealed class Collector : UntypedActor
    {
        private readonly ConcurrentQueue<LogEvent> _events;

        public Collector(ConcurrentQueue<LogEvent> events) => _events = events;

        protected override void OnReceive(object message) => _events.Enqueue((LogEvent)message);
    }
}
