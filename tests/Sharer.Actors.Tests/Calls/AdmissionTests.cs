using Sharer.Calls;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Calls;

public sealed class AdmissionTests(Engine engine) : IClassFixture<Engine>
{
    [Fact, Trait("Contract", "C9"), Trait("Contract", "C4")]
    public async Task Suspend_OfACallThatHasEndedMeanwhile_KeepsNoPlaceForIt()
    {
        await using var shared = engine.System.Share("ended before", static () => new object(), static o => o.Capacity = 0);
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        var admission = shared.Resource.Admission;
        var ran = false;
        var call = TellCall<object>.Rent(shared.Resource, "Tell", CallPriority.Normal, _ => ran = true);
        Assert.True(call.TryMove(call.State, CallPhase.Settled));

        Assert.False(admission.Suspend(call));

        Assert.Equal((0, 1), (admission.Suspended, admission.Inside));
        gate.Open();
        await held.Soon();
        await shared.AskAsync(static _ => { }).Soon();
        Assert.False(ran);
    }
}
