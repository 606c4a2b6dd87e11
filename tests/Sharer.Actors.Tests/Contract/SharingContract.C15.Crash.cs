using System.Diagnostics;
using Akka.Actor;
using Sharer.Diagnostics;
using Sharer.Generated;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Theory, Trait("Contract", "C15"), Trait("Contract", "C11")]
    [InlineData("stop")]
    [InlineData("kill")]
    [InlineData("poison")]
    [InlineData("terminate")]
    public async Task Streams_OpenWhenTheActorEnds_AreClosedBeforeTheResource(string how)
    {
        var record = new Reel.Record();
        var system = NewSystem();
        var shared = Share(() => new Reel(record), system: system);
        var items = shared.StreamAsync(static r => r.Count(), InChunksOf(1)).GetAsyncEnumerator();
        var slow = CountAsync(shared, 300, static async (i, _) =>
        {
            if (i == 0)
                await Task.Yield();
        }).GetAsyncEnumerator();
        var events = Turned(shared).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        Assert.True(await slow.MoveNextAsync());
        var next = events.MoveNextAsync().AsTask();
        Assert.Equal(1, await shared.AskAsync(static r => r.Handlers).Soon());

        switch (how)
        {
            case "stop": ((IInternalActorRef)shared.Actor).Stop(); break;
            case "kill": shared.Actor.Tell(Kill.Instance); break;
            case "poison": shared.Actor.Tell(PoisonPill.Instance); break;
            default: await system.Terminate().Soon(); break;
        }

        await shared.Stopped.Soon();
        Assert.Equal("open open close close dispose", record.All);
        await Assert.ThrowsAsync<ResourceStoppedException>(() => next.Soon());
        await Assert.ThrowsAsync<ResourceStoppedException>(() => items.MoveNextAsync().Soon());
        foreach (var leaving in new[] { items, slow, events })
            await leaving.DisposeAsync().Soon();
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C11")]
    public async Task AsyncSource_AwaitedWhenTheActorEnds_IsCanceledAndClosedBeforeTheResource()
    {
        var shared = ShareReel(out var record);
        using var gate = new Gate();
        var items = CountAsync(shared, 4, (i, token) => i == 2 ? gate.PassAsync().WaitAsync(token) : Task.CompletedTask).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync().Soon());
        await gate.Reached;

        shared.Actor.Tell(Kill.Instance);
        await shared.Stopped.Soon();

        Assert.Equal("open close dispose", record.All);
        Assert.Equal(CallOutcome.Aborted, (await Assert.ThrowsAsync<ResourceStoppedException>(() => items.MoveNextAsync().Soon())).Outcome);
        await items.DisposeAsync().Soon();
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C8")]
    public async Task AsyncSource_OpenWhenTheResourceIsReplaced_IsClosedBeforeTheOldInstanceAndKeepsCallsBack()
    {
        var shared = ShareReel(out var record, static o => o.IsBroken = static e => e is InvalidDataException);
        using var gate = new Gate();
        var items = CountAsync(shared, 300, (i, _) => i == 0 ? gate.PassAsync() : Task.CompletedTask).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync().Soon());
        await Assert.ThrowsAsync<InvalidDataException>(() => shared.AskAsync(static _ => throw new InvalidDataException()).Soon());
        await gate.Reached;
        var call = shared.AskAsync(static r => r.Generation).AsTask();
        await SettleAsync(shared);
        Assert.False(call.IsCompleted);
        gate.Open();

        Assert.Equal(2, await call.Soon());
        Assert.Equal("open close dispose", record.All);
        for (var i = 2; i <= 256; i++)
            Assert.True(await items.MoveNextAsync());
        await Assert.ThrowsAsync<ResourceUnavailableException>(() => items.MoveNextAsync().Soon());
        await items.DisposeAsync().Soon();
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C10")]
    public async Task Chunk_ThatHangs_ReleasesItsConsumerAndIsClosedWhenItReturns()
    {
        var time = new ManualTimeProvider();
        var shared = ShareReel(out var record, o => (o.TimeProvider, o.CallTimeout) = (time, TimeSpan.FromSeconds(5)));
        using var gate = new Gate();
        var items = shared.StreamAsync(r => r.Count(at: i =>
        {
            if (i == 1)
                gate.Pass();
        }), InChunksOf(2)).GetAsyncEnumerator();
        var first = items.MoveNextAsync().AsTask();
        await gate.Reached;

        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(CallOutcome.Unknown, (await Assert.ThrowsAsync<CallTimeoutException>(() => first.Soon())).Outcome);
        await items.DisposeAsync().Soon();
        Assert.Equal("open", record.All);
        gate.Open();
        await shared.AskAsync(static r => r.Write("after")).Soon();

        Assert.Equal("open close after", record.All);
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C10")]
    public async Task Chunk_ThatIsInterrupted_GivesWhatCameBeforeAndIsClosed()
    {
        var time = new ManualTimeProvider();
        using var gate = new Gate();
        var shared = ShareReel(out var record, o =>
        {
            (o.TimeProvider, o.CallTimeout) = (time, TimeSpan.FromSeconds(5));
            o.Interrupt = _ => gate.Open();
        });
        var items = shared.StreamAsync(r => r.Count(at: i =>
        {
            if (i != 3)
                return;
            gate.Pass();
            throw new FormatException("interrupted");
        })).GetAsyncEnumerator();
        var first = items.MoveNextAsync().AsTask();
        await gate.Reached;

        time.Advance(TimeSpan.FromSeconds(6));

        Assert.True(await first.Soon());
        Assert.True(await items.MoveNextAsync().Soon());
        Assert.Equal(2, items.Current);
        var late = await Assert.ThrowsAsync<CallTimeoutException>(() => items.MoveNextAsync().Soon());
        Assert.Equal((CallOutcome.Aborted, "interrupted"), (late.Outcome, late.InnerException?.Message));
        await items.DisposeAsync().Soon();
        Assert.Equal("open close", record.All);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C18")]
    public async Task Stream_IsMeasuredAndTracedUnderItsOwnName()
    {
        var name = NewName();
        using var log = new MeasurementLog(name);
        using var caller = new Activity("caller").Start();
        var shared = Share(static () => new Reel(new Reel.Record()), name: name);
        Activity? inside = null;

        await ToListAsync(shared.StreamAsync(r => r.Count(3, _ => inside = Activity.Current), InChunksOf(2)));
        await ToListAsync(SharedCalls.StreamAsync(shared, CountMember, static (r, _) => r.Count(1), default));

        Assert.Equal([("StreamAsync", "ok"), ("StreamAsync", "ok"), ("Count", "ok")], log.Of("sharer.calls").Select(static m => (m.Method, m.Outcome)));
        Assert.Equal(3, log.Of("sharer.call.run").Count);
        Assert.Equal(caller.TraceId, inside!.TraceId);
    }
}
