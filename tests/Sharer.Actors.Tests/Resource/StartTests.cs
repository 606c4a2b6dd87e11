using Sharer.Calls;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Resource;

public sealed class StartTests(Engine engine) : IClassFixture<Engine>
{
    // Who ends a waiting call may do so when the actor has just taken it out of the queue.
    [Fact, Trait("Contract", "C4")]
    public async Task TryStart_OfACallThatHasEnded_RefusesIt()
    {
        await using var shared = engine.System.Share("ended before", static () => new object());
        var call = TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), static _ => { });
        Assert.True(call.TryMove(call.State, CallPhase.Settled));

        Assert.False(shared.Resource.TryStart(call));

        Assert.Equal(CallPhase.Settled, call.Phase);
    }

    // Callbacks run last in, first out: this one holds up the call's own, so nothing but the token says yet that it is cancelled.
    [Fact, Trait("Contract", "C4")]
    public async Task Cancel_WhoseCallbackHasNotComeToTheCall_KeepsItFromRunning()
    {
        await using var shared = engine.System.Share("callback on its way", static () => new object());
        using var gate = new Gate();
        using var inCallback = new Gate();
        using var cancel = new CancellationTokenSource();
        var held = shared.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        var ran = false;
        var call = Ended.OfAsync(shared.AskAsync(_ => { ran = true; }, cancel.Token));
        await using var registration = cancel.Token.Register(inCallback.Pass);
        var cancelling = Task.Run(cancel.Cancel);
        await inCallback.Reached;

        gate.Open();
        await held.Soon();

        Assert.Equal((Ending.Canceled, true), ((await call.Soon()).How, (await call).NeverRan));
        Assert.False(ran);
        inCallback.Open();
        await cancelling.Soon();
    }
}
