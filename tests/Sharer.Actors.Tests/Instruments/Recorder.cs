using System.Collections.Concurrent;
using Akka.Actor;

namespace Sharer.Instruments;

/// <summary>An ordinary actor that keeps what it is told, and watches whom it is asked to watch.</summary>
internal sealed class Recorder : UntypedActor
{
    private readonly ConcurrentQueue<object> _received;

    public Recorder(ConcurrentQueue<object> received) => _received = received;

    public static IActorRef In(ActorSystem system, out ConcurrentQueue<object> received)
    {
        var queue = received = new ConcurrentQueue<object>();
        return system.ActorOf(Props.Create(() => new Recorder(queue)));
    }

    protected override void OnReceive(object message)
    {
        if (message is Watch(var subject))
            Context.Watch(subject);
        else
            _received.Enqueue(message);
    }

    internal sealed record Watch(IActorRef Subject);
}
