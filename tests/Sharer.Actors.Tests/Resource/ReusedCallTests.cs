using Sharer.Calls;
using Sharer.Instruments;
using Sharer.Resource;

namespace Sharer.Actors.Tests.Resource;

/// <summary>Who looks at the running call from outside may see one that has been used again meanwhile, by another resource.</summary>
public sealed class ReusedCallTests(Engine engine) : IClassFixture<Engine>
{
    [Fact, Trait("Contract", "C3"), Trait("Contract", "C10")]
    public async Task TickAndStop_ThatMeetACallOfAnotherResource_LeaveItAlone()
    {
        await using var mine = engine.System.Share("reused mine", static () => new object());
        await using var other = engine.System.Share("reused other", static () => new object());
        await Task.WhenAll(mine.Started, other.Started).Soon();
        var call = new Foreign(other.Resource);
        call.Stamp(0, 1, isTimed: false);
        Assert.True(call.TryMove(call.State, CallPhase.Running));
        mine.Resource.Hot.Running = call;

        mine.Resource.OnTick(new Tick(long.MaxValue / 2, Tick.InTime), []);
        mine.Resource.EndRunning();

        Assert.Equal(CallPhase.Running, call.Phase);
        mine.Resource.Hot.Running = null;
        Assert.Equal(1, await mine.AskAsync(static _ => 1).Soon());
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Tick_ThatMeetsACallAsItIsInterrupted_LeavesItToTheNext()
    {
        await using var shared = engine.System.Share("interrupted just now", static () => new object());
        await shared.Started.Soon();
        var call = new Foreign(shared.Resource);
        call.Stamp(0, 1, isTimed: false);
        // Whoever interrupts has moved the phase and not yet said why.
        Assert.True(call.TryMove(call.State, CallPhase.Interrupted));
        shared.Resource.Hot.Running = call;
        var tick = new Tick(long.MaxValue / 2, Tick.InTime);
        shared.Resource.OnTick(tick, []);
        Assert.Equal((CallPhase.Interrupted, false), (call.Phase, call.WasTold));

        call.SetInterruption(new Interruption(EndReason.Stopped, tick.Now));
        shared.Resource.OnTick(tick, []);
        Assert.Equal((CallPhase.Released, true), (call.Phase, call.WasTold));
        shared.Resource.Hot.Running = null;
    }

    [Fact, Trait("Contract", "C11"), Trait("Contract", "C3")]
    public async Task Stop_ThatMeetsACallAsItEnds_LooksAgainAndLeavesItsOutcome()
    {
        await using var shared = engine.System.Share("ends meanwhile", static () => new object());
        await shared.Started.Soon();
        var call = new EndsWhenLookedAt(shared.Resource);
        Assert.True(call.TryMove(call.State, CallPhase.Running));
        shared.Resource.Hot.Running = call;

        shared.Resource.EndRunning();

        Assert.Equal((CallPhase.Settled, false), (call.Phase, call.WasTold));
        shared.Resource.Hot.Running = null;
    }

    private class Foreign : Call
    {
        public Foreign(ResourceCore resource) => Begin(resource, "Foreign", new(CallPriority.Normal));

        public bool WasTold { get; private set; }

        internal override void DeliverResult() => WasTold = true;

        internal override void DeliverFailure(Exception failure) => WasTold = true;
    }

    private sealed class EndsWhenLookedAt(ResourceCore resource) : Foreign(resource)
    {
        internal override bool HoldsTurn
        {
            get
            {
                TryMove(State, CallPhase.Settled);
                return true;
            }
        }
    }
}
