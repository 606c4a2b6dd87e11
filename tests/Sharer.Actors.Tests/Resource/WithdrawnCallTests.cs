using Akka.Actor;
using Sharer.Actors.Tests.Contract;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Resource;

public sealed class WithdrawnCallTests(Engine engine) : IClassFixture<Engine>
{
    // The pill lets what waits run, and knows no limit; only the end of the last that waits can end the stop.
    [Fact, Trait("Contract", "C11")]
    public async Task PoisonPill_WhoseLastWaitingCallIsCancelled_EndsAFactoryThatHangs()
    {
        var shared = engine.System.Share("withdrawn", static async ending =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ending);
            return new object();
        }, static o => o.CallTimeout = Timeout.InfiniteTimeSpan);
        using var cancel = new CancellationTokenSource();
        var call = Ended.OfAsync(shared.AskAsync(static _ => { }, cancel.Token));
        shared.Actor.Tell(PoisonPill.Instance);
        var late = await Ended.OfAsync(shared.AskAsync(static _ => { })).Soon();
        Assert.Equal((Ending.Stopped, false), (late.How, shared.Stopped.IsCompleted));

        await cancel.CancelAsync();

        Assert.Equal((Ending.Canceled, true), ((await call.Soon()).How, (await call).NeverRan));
        await shared.Stopped.Soon();
    }

    // Who cancels looks while the call still has its place; only he who puts it into the queue, and finds it ended there, gives it back.
    [Fact, Trait("Contract", "C11"), Trait("Contract", "C9")]
    public async Task PoisonPill_WhoseLastCallIsCancelledOnItsWayIn_EndsAFactoryThatHangs()
    {
        using var creating = new Gate();
        var shared = engine.System.Share("withdrawn on its way", async ending =>
        {
            creating.Pass();
            await Task.Delay(Timeout.InfiniteTimeSpan, ending);
            return new object();
        }, static o => o.CallTimeout = Timeout.InfiniteTimeSpan);
        await creating.Reached;
        using var cancel = new CancellationTokenSource();
        var door = Doorstep<object>.OfAsk(shared, static _ => { }, cancel.Token);
        creating.Open();
        shared.Actor.Tell(PoisonPill.Instance);
        await cancel.CancelAsync();
        await Patience.Eventually(() => shared.Resource.IsStopping && !shared.Resource.Queue.HasControl, "the actor has looked");
        Assert.Equal((1, false), (shared.Resource.Admission.Inside, shared.Stopped.IsCompleted));

        door.Open();

        Assert.Equal((Ending.Canceled, true), ((await door.End.Soon()).How, (await door.End).NeverRan));
        await shared.Stopped.Soon();
    }
}
