using Akka.Actor;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Call;

/// <summary>The engine's own limit: a bare actor that is told a pooled slot.</summary>
internal sealed class AkkaTell : Contender<int>
{
    public const string Title = "Akka: Tell of a pooled slot";

    private readonly Counter _counter = new();
    private readonly IActorRef _actor;

    public AkkaTell(ActorSystem system) : base(Title) => _actor = system.ActorOf(Props.Create(() => new Answering(_counter)));

    public override long Executed => _counter.Value;

    public override ValueTask<int> CallAsync(CancellationToken cancellationToken)
    {
        var slot = ReplySlot.Rent();
        var answer = slot.Answer;
        _actor.Tell(slot, ActorRefs.NoSender);
        return answer;
    }

    private sealed class Answering(Counter counter) : UntypedActor
    {
        protected override void OnReceive(object message) => ((ReplySlot)message).Complete(counter.Increment());
    }
}
