using Sharer.Calls;
using Sharer.Instruments;
using Sharer.Resource;

namespace Sharer.Actors.Tests.Calls;

public sealed class ReachableCallTests(Engine engine) : IClassFixture<Engine>
{
    // The callback holds the call and may go on when the call serves somebody else.
    [Fact, Trait("Contract", "C3")]
    public async Task GetResult_WhileACallbackOfTheTokenIsAtWork_KeepsTheCallFromItsPool()
    {
        await using var shared = engine.System.Share("reachable", static () => new object());
        using var inCallback = new Gate();
        using var cancel = new CancellationTokenSource();
        var call = new Observed(shared.Resource, inCallback);
        call.ListenTo(cancel.Token);
        Assert.True(call.TryMove(call.State, CallPhase.Running));
        var cancelling = Task.Run(cancel.Cancel);
        await inCallback.Reached;

        Assert.True(call.TryMove(call.State, CallPhase.Settled));
        call.DeliverResult();
        Assert.Equal(7, call.Take());

        Assert.False(call.WentHome);
        inCallback.Open();
        await cancelling.Soon();
    }

    [Fact, Trait("Contract", "C19")]
    public async Task GetResult_WithATokenThatNobodyCancels_LetsTheCallGoHome()
    {
        await using var shared = engine.System.Share("unreachable", static () => new object());
        using var never = new Gate();
        using var cancel = new CancellationTokenSource();
        var call = new Observed(shared.Resource, never);
        call.ListenTo(cancel.Token);
        Assert.True(call.TryMove(call.State, CallPhase.Settled));
        call.DeliverResult();

        Assert.Equal(7, call.Take());

        Assert.True(call.WentHome);
        await cancel.CancelAsync();
        Assert.False(never.IsReached);
    }

    private sealed class Observed : FacadeCall<object, int>
    {
        private readonly Gate _asked;

        public Observed(ResourceCore resource, Gate asked)
        {
            _asked = asked;
            Result = 7;
            Begin(resource, "AskAsync", new(CallPriority.Normal));
        }

        public bool WentHome { get; private set; }

        // What the callback asks of a running call before it decides.
        internal override bool HoldsTurn
        {
            get
            {
                _asked.Pass();
                return false;
            }
        }

        public int Take() => GetResult(Version);

        internal override bool Run(object resource) => true;

        private protected override void GoHome() => WentHome = true;
    }
}
