using Sharer.Actors.Tests.Contract;
using Sharer.Instruments;
using Sharer.Mailbox;

namespace Sharer.Actors.Tests.Resource;

/// <summary>Messages of the actor to itself that come when what they speak of is over, or not over yet.</summary>
public sealed class StrayMessageTests(Engine engine) : IClassFixture<Engine>
{
    private static readonly IControlMessage[] All = [TryAgain.Instance, PendingEnded.Instance, ProbeDue.Instance, StopSoon.Instance];

    [Fact, Trait("Contract", "C8")]
    public async Task Messages_WhileTheResourceIsUp_ChangeNothing()
    {
        var record = new Journal.Record();
        await using var shared = engine.System.Share("strays while up", () => new Journal(record));
        await shared.Started.Soon();
        Tell(shared);

        Assert.Equal(1, await shared.AskAsync(static r => r.Generation).Soon());
        Assert.Equal((1, 0, ResourceState.Up), (record.Created, record.Disposed, shared.GetSnapshot().State));
    }

    [Fact, Trait("Contract", "C1")]
    public async Task Messages_WhileATurnIsHeld_DoNotEndIt()
    {
        var record = new Journal.Record();
        await using var shared = engine.System.Share("strays beside a turn", () => new Journal(record));
        using var gate = new Gate();
        var use = shared.UseAsync(async (r, _) =>
        {
            await gate.PassAsync();
            r.Write(1);
        }).AsTask();
        await gate.Reached;
        var next = shared.AskAsync(static r => r.Write(2)).AsTask();
        Tell(shared);
        await EveryWayToShare.SettleAsync(shared.Actor);

        Assert.False(next.IsCompleted);
        gate.Open();
        await Task.WhenAll(use, next).Soon();
        Assert.Equal([1, 2], record.Entries);
    }

    [Fact, Trait("Contract", "C11")]
    public async Task Messages_AfterTheEnd_MakeNothingAnew()
    {
        var shared = SharedRef.Direct(new Journal(new Journal.Record()));
        await shared.DisposeAsync();
        // Without an actor there is nobody to take them for dead letters.
        Tell(shared);

        Assert.Equal(ResourceState.Stopped, shared.GetSnapshot().State);
        Assert.Equal(Ending.Stopped, (await Ended.OfAsync(shared.AskAsync(static r => r.Write(1)))).How);
    }

    [Fact, Trait("Contract", "C3")]
    public async Task Probe_ThatIsDueBesideAHeldTurnAndFailsTheActor_LeavesTheTurnToItsEnd()
    {
        var time = new HookedTime();
        var record = new Journal.Record();
        await using var shared = engine.System.Share("fails beside a turn", () => new Journal(record), o =>
        {
            (o.TimeProvider, o.CallTimeout) = (time, Timeout.InfiniteTimeSpan);
            o.Probe = static _ => { };
        });
        using var gate = new Gate();
        var use = shared.UseAsync(async (r, _) =>
        {
            await gate.PassAsync();
            return r.Echo(1);
        }).AsTask();
        await gate.Reached;
        time.RefuseNextTimer(new NotSupportedException("no timer now"));
        shared.Resource.Actor.Tell(ProbeDue.Instance, Akka.Actor.ActorRefs.NoSender);
        await EveryWayToShare.SettleAsync(shared.Actor);
        Assert.False(use.IsCompleted);
        gate.Open();

        // The actor was restarted, which gives the resource up once the turn is over.
        Assert.Equal(1, await use.Soon());
        Assert.Equal(2, await shared.AskAsync(static r => r.Generation).Soon());
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C8")]
    public async Task Probe_ThatFailsTheActorWhileNothingRuns_ReplacesTheResourceAndLosesNothing()
    {
        var time = new HookedTime();
        var record = new Journal.Record();
        await using var shared = engine.System.Share("fails while idle", () => new Journal(record), o =>
        {
            o.TimeProvider = time;
            o.Probe = static _ => { };
        });
        Assert.Equal(1, await shared.AskAsync(static r => r.Generation).Soon());
        time.RefuseNextTimer(new NotSupportedException("no timer now"));
        shared.Resource.Actor.Tell(ProbeDue.Instance, Akka.Actor.ActorRefs.NoSender);

        await Patience.Eventually(() => shared.GetSnapshot().Restarts == 1, "the resource is made anew");
        Assert.Equal(2, await shared.AskAsync(static r => r.Generation).Soon());
        Assert.Equal((2, 1), (record.Created, record.Disposed));
    }

    private static void Tell<T>(SharedRef<T> shared) where T : class
    {
        foreach (var message in All)
            shared.Resource.Actor.Tell(message, Akka.Actor.ActorRefs.NoSender);
    }
}
