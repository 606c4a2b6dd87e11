using Akka.Actor;
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
}
