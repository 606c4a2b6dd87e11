using Akka.Actor;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Call;

/// <summary>What one would write without a facade: <c>Ask</c> with a time limit, of a bare actor.</summary>
internal sealed class AkkaAsk : Contender<int>
{
    public const string Title = "Akka: Ask with a time limit";

    private static readonly object Increment = new();
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Counter _counter = new();
    private readonly IActorRef _actor;

    public AkkaAsk(ActorSystem system) : base(Title) => _actor = system.ActorOf(Props.Create(() => new Answering(_counter)));

    public override long Executed => _counter.Value;

    public override ValueTask<int> CallAsync(CancellationToken cancellationToken) => new(_actor.Ask<int>(Increment, Limit));

    private sealed class Answering(Counter counter) : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(counter.Increment(), Self);
    }
}
