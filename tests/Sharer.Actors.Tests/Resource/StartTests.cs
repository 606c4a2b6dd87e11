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
        var call = TellCall<object>.Rent(shared.Resource, "Tell", CallPriority.Normal, static _ => { });
        Assert.True(call.TryMove(call.State, CallPhase.Settled));

        Assert.False(shared.Resource.TryStart(call));

        Assert.Equal(CallPhase.Settled, call.Phase);
    }
}
