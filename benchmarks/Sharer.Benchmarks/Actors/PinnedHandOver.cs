using System.Collections.Concurrent;
using Akka.Actor;
using Sharer.Benchmarks.Call;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Actors;

/// <summary>A pooled slot handed to an actor on a thread of its own.</summary>
internal sealed class PinnedActor(ActorSystem system) : Contender<int>("actor on a pinned dispatcher")
{
    private readonly Counter _counter = new();
    private IActorRef _actor = ActorRefs.Nobody;

    public override long Executed => _counter.Value;

    public override ValueTask<int> CallAsync(CancellationToken cancellationToken)
    {
        var slot = ReplySlot.Rent();
        var answer = slot.Answer;
        _actor.Tell(slot, ActorRefs.NoSender);
        return answer;
    }

    // Both threads spin a while before they sleep: neither may do so while the other is measured.
    public override IDisposable Prepare()
    {
        _actor = system.ActorOf(Props.Create(() => new Answering(_counter)).WithDispatcher("pinned"));
        return new Stopping(system, _actor);
    }

    private sealed class Stopping(ActorSystem system, IActorRef actor) : IDisposable
    {
        public void Dispose() => system.Stop(actor);
    }

    private sealed class Answering(Counter counter) : UntypedActor
    {
        protected override void OnReceive(object message) => ((ReplySlot)message).Complete(counter.Increment());
    }
}

/// <summary>The same slot handed to a thread that waits at a <see cref="BlockingCollection{T}"/>.</summary>
internal sealed class BlockingThread : Contender<int>
{
    private readonly BlockingCollection<ReplySlot> _queue = [];
    private readonly Counter _counter = new();
    private readonly Thread _thread;

    public BlockingThread() : base("thread on a BlockingCollection")
    {
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    public override long Executed => _counter.Value;

    public override ValueTask<int> CallAsync(CancellationToken cancellationToken)
    {
        var slot = ReplySlot.Rent();
        var answer = slot.Answer;
        _queue.Add(slot, CancellationToken.None);
        return answer;
    }

    public override ValueTask DisposeAsync()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Run()
    {
        foreach (var slot in _queue.GetConsumingEnumerable())
        {
            slot.Complete(_counter.Increment());
        }
    }
}
