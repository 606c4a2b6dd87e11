using System.Runtime.CompilerServices;
using Sharer.Calls;
using Sharer.Instruments;
using Sharer.Resource;

namespace Sharer.Actors.Tests.Calls;

/// <summary>Who moves a call: the actor, by plain writes, or who has announced that he may end it. Each step of the two in turn.</summary>
public sealed class AnnouncementTests(Engine engine) : IClassFixture<Engine>
{
    [Theory, Trait("Contract", "C3"), Trait("Contract", "C4")]
    [InlineData((int)CallPhase.Waiting, (int)CallPhase.Settled, (int)CallPhase.Running)]
    [InlineData((int)CallPhase.Running, (int)CallPhase.Released, (int)CallPhase.Settled)]
    [InlineData((int)CallPhase.Running, (int)CallPhase.Interrupted, (int)CallPhase.Settled)]
    public async Task TryMoveOn_AfterSomebodyAnnouncedAndMovedFirst_LosesToHim(int phase, int moved, int next)
    {
        await using var shared = engine.System.Share($"announced {phase} {moved}", static () => new object());
        var call = CallIn((CallPhase)phase, shared);
        var state = call.State;
        Assert.True(call.AnnounceEnd(state));
        Assert.True(call.TryMove(state, (CallPhase)moved));

        Assert.False(call.TryMoveOn(state, (CallPhase)next));

        Assert.Equal((CallPhase)moved, call.Phase);
    }

    [Theory, Trait("Contract", "C3")]
    [InlineData((int)CallPhase.Waiting, (int)CallPhase.Running)]
    [InlineData((int)CallPhase.Running, (int)CallPhase.Settled)]
    public async Task TryMoveOn_AfterAnAnnouncementAlone_WinsAndTheOtherIsTooLate(int phase, int next)
    {
        await using var shared = engine.System.Share($"announced only {phase}", static () => new object());
        var call = CallIn((CallPhase)phase, shared);
        var state = call.State;
        Assert.True(call.AnnounceEnd(state));

        Assert.True(call.TryMoveOn(state, (CallPhase)next));

        Assert.False(call.TryMove(state, CallPhase.Released));
        Assert.Equal((CallPhase)next, call.Phase);
    }

    [Fact, Trait("Contract", "C3")]
    public async Task AnnounceEnd_OfAPhaseThatTheActorHasLeft_LeavesTheCallToHim()
    {
        await using var shared = engine.System.Share("begun", static () => new object());
        var call = CallIn(CallPhase.Waiting, shared);
        var waiting = call.State;
        Assert.True(call.TryMoveOn(waiting, CallPhase.Running));
        var running = call.State;

        Assert.Equal((false, true), (call.AnnounceEnd(waiting), call.AnnounceEnd(running)));

        Assert.True(call.TryMoveOn(running, CallPhase.Settled));
        Assert.False(call.AnnounceEnd(running));
    }

    [Fact, Trait("Contract", "C3")]
    public async Task AnnounceEnd_OfALifeThatTheActorHasNotBegunOn_IsFreeToMoveIt()
    {
        await using var shared = engine.System.Share("another life", static () => new object());
        var call = CallIn(CallPhase.Waiting, shared);
        var first = call.State;
        Assert.True(call.TryMoveOn(first, CallPhase.Running));
        Assert.True(call.TryMoveOn(call.State, CallPhase.Settled));
        Assert.Same(call, BeginAgain(call, shared));
        var second = call.State;

        // The actor's last move is one of the life before; who means a life that is over is stopped by the state itself.
        Assert.True(call.AnnounceEnd(second));
        Assert.True(call.TryMoveOn(second, CallPhase.Running));
        Assert.False(call.TryMove(first, CallPhase.Settled));
        Assert.Equal(CallPhase.Running, call.Phase);
    }

    [Fact]
    public async Task Begin_OfALifeAfterOneThatWasAnnounced_StartsUnannounced()
    {
        await using var shared = engine.System.Share("unannounced", static () => new object());
        var call = CallIn(CallPhase.Waiting, shared);
        Assert.True(call.AnnounceEnd(call.State));
        Assert.True(call.TryMoveOn(call.State, CallPhase.Running));
        Assert.True(call.TryMoveOn(call.State, CallPhase.Settled));
        Assert.True(IsEndAnnounced(call));

        Assert.Same(call, BeginAgain(call, shared));

        Assert.False(IsEndAnnounced(call));
    }

    // The actor has said what it begins and not yet done it: by a plain write, so nobody may move the call before.
    [Theory, Trait("Contract", "C3"), Trait("Contract", "C4")]
    [InlineData((int)CallPhase.Waiting, (int)CallPhase.Running)]
    [InlineData((int)CallPhase.Running, (int)CallPhase.Settled)]
    public async Task TryEnd_InTheMiddleOfTheActorsMove_ChangesNothing(int phase, int next)
    {
        await using var shared = engine.System.Share($"in the middle {phase}", static () => new object());
        var call = CallIn((CallPhase)phase, shared);
        var state = call.State;
        Begun(call) = (byte)next;

        Assert.False(shared.Resource.TryEnd(call, state, EndReason.Stopped));

        Assert.Equal(((CallPhase)phase, 0), (call.Phase, shared.GetSnapshot().Calls));
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C10")]
    public async Task Cancel_InTheMiddleOfTheActorsMove_WaitsForItAndEndsWhatIsThereThen()
    {
        await using var shared = engine.System.Share("cancel in the middle", static () => new object());
        var call = CallIn(CallPhase.Waiting, shared);
        var state = call.State;
        Begun(call) = (byte)CallPhase.Running;
        var cancelling = Task.Run(() => ResourceCore.Cancel(call));
        await Patience.Eventually(() => IsEndAnnounced(call), "who cancels has announced it");
        Assert.Equal((CallPhase.Waiting, false), (call.Phase, cancelling.IsCompleted));

        Assert.True(call.TryMove(state, CallPhase.Running));

        await cancelling.Soon();
        Assert.Equal(CallPhase.Released, call.Phase);
    }

    private static TellCall<object> CallIn(CallPhase phase, SharedRef<object> shared)
    {
        var call = TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), static _ => { });
        Assert.True(phase == CallPhase.Waiting || call.TryMoveOn(call.State, phase));
        return call;
    }

    // The pool of this thread gives back what came last.
    private static TellCall<object> BeginAgain(TellCall<object> call, SharedRef<object> shared)
    {
        call.DeliverResult();
        return CallIn(CallPhase.Waiting, shared);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_begun")]
    private static extern ref byte Begun(Call call);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_isEndAnnounced")]
    private static extern ref bool IsEndAnnounced(Call call);
}
