using Sharer.Calls;
using Sharer.Instruments;
using Sharer.Resource;

namespace Sharer.Actors.Tests.Resource;

public sealed class TickTests(Engine engine) : IClassFixture<Engine>
{
    // While a tick is overdue calls get the stamp of the last one: how old they are nobody knows, and none may be ended too early.
    [Theory, Trait("Contract", "C10")]
    [InlineData(40, 40, 100)]
    [InlineData(41, 40, 41)]
    [InlineData(40, Tick.InTime, 40)]
    public async Task Forgive_OfACallMadeWhileTheTickWasOverdue_CountsItFromNow(long madeAt, long late, long countedFrom)
    {
        await using var shared = engine.System.Share($"tick {madeAt} {late}", static () => new object());
        var call = TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), static _ => { });
        call.Stamp(madeAt, limit: 50, isTimed: false);

        new Tick(100, late).Forgive(call);

        Assert.Equal(countedFrom, call.MadeAt);
        Assert.Equal(countedFrom != 100, call.IsExpired(100));
    }

    // It got its stamp while the tick before was overdue, and came into the queue after that tick had looked there.
    [Theory, Trait("Contract", "C10")]
    [InlineData(40, 40, 85)]
    [InlineData(41, 40, 41)]
    [InlineData(40, Tick.InTime, 40)]
    public async Task Forgive_OfACallThatTheTickBeforeMissed_CountsItFromThatTick(long madeAt, long lateBefore, long countedFrom)
    {
        await using var shared = engine.System.Share($"tick before {madeAt} {lateBefore}", static () => new object());
        var call = TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), static _ => { });
        call.Stamp(madeAt, limit: 50, isTimed: false);

        new Tick(100, Tick.InTime, Before: 85, lateBefore).Forgive(call);

        Assert.Equal(countedFrom, call.MadeAt);
    }

    // The engine logs what its dispatcher refuses, and forgets it; who comes later finds the call waiting and wakes nobody.
    [Fact, Trait("Contract", "C3")]
    public async Task Tick_AfterAWakeUpThatWasLost_WakesTheActor()
    {
        var time = new ManualTimeProvider();
        await using var shared = engine.System.Share("never woken", static () => new object(), o => o.TimeProvider = time);
        await shared.Started.Soon();
        var ran = new TaskCompletionSource();
        var call = TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), _ => ran.SetResult());
        Assert.True(shared.Resource.Admission.TryEnter(call));
        shared.Resource.WatchIfNeeded();
        Assert.True(shared.Resource.Queue.Push(call));

        time.Advance(CallClock.TickLength);

        await ran.Task.Soon();
    }
}
