using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    [Fact, Trait("Contract", "C15")]
    public async Task Stream_NobodyPullsWithinItsIdleTime_IsClosedAndItsNextPullTimesOut()
    {
        var time = new ManualTimeProvider();
        var shared = ShareReel(out var record, o => (o.TimeProvider, o.CallTimeout) = (time, TimeSpan.FromHours(1)));
        var idle = TimeSpan.FromSeconds(7);
        await using var items = shared.StreamAsync(static r => r.Count(), new StreamOptions { ChunkSize = 2, IdleTimeout = idle }).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());

        time.Advance(idle - TimeSpan.FromSeconds(1));
        await shared.AskAsync(static r => r.Write("before")).Soon();
        time.Advance(TimeSpan.FromSeconds(2));
        await Patience.Eventually(() => record.IsClosed, "the idle enumerator is closed");

        // What has come stays the consumer's.
        Assert.True(await items.MoveNextAsync());
        Assert.Equal(2, items.Current);
        var late = await Assert.ThrowsAsync<CallTimeoutException>(() => items.MoveNextAsync().Soon());
        Assert.Equal((idle, CallOutcome.NotStarted, shared.Name), (late.Limit, late.Outcome, late.ResourceName));
        Assert.Contains("7 s", late.Message, StringComparison.Ordinal);
        Assert.Equal("open before close", record.All);
        Assert.Equal(1, shared.GetSnapshot().TimedOut);
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15")]
    public async Task Stream_WhoseConsumerIsSlowButThere_IsNotIdle()
    {
        var time = new ManualTimeProvider();
        var shared = ShareReel(out var record, o => o.TimeProvider = time);
        await using var items = shared.StreamAsync(static r => r.Count(20), InChunksOf(10)).GetAsyncEnumerator();

        for (var i = 1; i <= 20; i++)
        {
            Assert.True(await items.MoveNextAsync());
            time.Advance(TimeSpan.FromSeconds(29));
        }

        Assert.Equal("open", record.All);
        Assert.False(await items.MoveNextAsync());
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C19")]
    public async Task Stream_WithoutAnIdleLimit_StaysOpenAndNeedsNoClock()
    {
        var time = new ManualTimeProvider();
        var shared = ShareReel(out var record, o => o.TimeProvider = time);
        await using var items = shared
            .StreamAsync(static r => r.Count(), new StreamOptions { ChunkSize = 1, IdleTimeout = Timeout.InfiniteTimeSpan }).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());

        time.Advance(TimeSpan.FromHours(1));
        Assert.False(time.HasTimerDueWithin(TimeSpan.FromDays(1)));
        Assert.True(await items.MoveNextAsync());
        Assert.Equal("open", record.All);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C19")]
    public async Task Streams_ThatAreOpen_NeedNoTimerEach()
    {
        var time = new ManualTimeProvider();
        var shared = ShareReel(out var record, o => o.TimeProvider = time);
        await shared.AskAsync(static _ => { }).Soon();
        var before = time.TimersCreated;
        var open = new List<IAsyncEnumerator<int>>();
        for (var i = 0; i < 50; i++)
        {
            open.Add(shared.StreamAsync(static r => r.Count(), InChunksOf(1)).GetAsyncEnumerator());
            Assert.True(await open[^1].MoveNextAsync());
        }

        Assert.InRange(time.TimersCreated - before, 0, 1);
        time.Advance(TimeSpan.FromSeconds(31));
        await Patience.Eventually(() => record.Entries.Count(static entry => entry == "close") == 50, "all are closed");
        await shared.AskAsync(static _ => { }).Soon();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(time.HasTimerDueWithin(TimeSpan.FromDays(1)));
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C10")]
    public async Task Stream_WhoseChunkWaitsTooLong_TimesOutAndClosesItsEnumerator()
    {
        var time = new ManualTimeProvider();
        var shared = ShareReel(out var record, o => (o.TimeProvider, o.CallTimeout) = (time, TimeSpan.FromSeconds(5)));
        var view = shared.With(new CallOptions { Timeout = TimeSpan.FromSeconds(2) });
        var items = view.StreamAsync(static r => r.Count(), InChunksOf(1)).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        using var held = await HoldAsync(shared);
        var next = items.MoveNextAsync().AsTask();

        time.Advance(TimeSpan.FromSeconds(3));
        var late = await Assert.ThrowsAsync<CallTimeoutException>(() => next.Soon());
        Assert.Equal((TimeSpan.FromSeconds(2), CallOutcome.NotStarted), (late.Limit, late.Outcome));
        await items.DisposeAsync().Soon();
        await held.ReleaseAsync();
        await shared.AskAsync(static r => r.Write("after")).Soon();

        Assert.Equal("open close after", record.All);
    }

    [Theory, Trait("Contract", "C15"), Trait("Contract", "C10")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_BrokenOffWhileTheResourceIsTakenForTooLong_LetsItsConsumerGoAndClosesLater(bool canceled)
    {
        var time = new ManualTimeProvider();
        var shared = ShareReel(out var record, o => (o.TimeProvider, o.CallTimeout) = (time, TimeSpan.FromSeconds(5)));
        using var cancel = new CancellationTokenSource();
        var items = shared.StreamAsync(static r => r.Count(), InChunksOf(1)).GetAsyncEnumerator(cancel.Token);
        var events = Turned(shared).GetAsyncEnumerator(cancel.Token);
        Assert.True(await items.MoveNextAsync().Soon());
        var next = events.MoveNextAsync().AsTask();
        await shared.AskAsync(static r => r.Turn(1)).Soon();
        Assert.True(await next.Soon());
        using var held = await HoldAsync(shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }));
        Task[] leaving = [items.DisposeAsync().AsTask(), events.DisposeAsync().AsTask()];
        Assert.All(leaving, static one => Assert.False(one.IsCompleted));

        if (canceled)
            cancel.Cancel();
        else
            time.Advance(TimeSpan.FromSeconds(6));
        await Task.WhenAll(leaving).Soon();
        Assert.Equal("open", record.All);
        await held.ReleaseAsync();

        Assert.Equal(0, await shared.AskAsync(static r => r.Handlers).Soon());
        Assert.Equal("open close", record.All);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C11")]
    public async Task Stream_OpenWhenTheResourceStops_IsClosedBeforeItAndItsNextPullIsRefused()
    {
        var shared = ShareReel(out var record);
        var items = shared.StreamAsync(static r => r.Count(), InChunksOf(2)).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());

        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();

        Assert.Equal("open close dispose", record.All);
        Assert.True(await items.MoveNextAsync());
        Assert.Equal(CallOutcome.NotStarted, (await Assert.ThrowsAsync<ResourceStoppedException>(() => items.MoveNextAsync().Soon())).Outcome);
        await items.DisposeAsync().Soon();
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C11")]
    public async Task Stream_WhoseEnumeratorThrowsWhenTheResourceStops_DoesNotKeepItFromStopping()
    {
        var shared = ShareReel(out var record);
        var first = shared.StreamAsync(static r => r.Count(at: Fail, name: "1"), InChunksOf(1)).GetAsyncEnumerator();
        var second = shared.StreamAsync(static r => r.Count(at: Fail, name: "2"), InChunksOf(1)).GetAsyncEnumerator();
        Assert.True(await first.MoveNextAsync());
        Assert.True(await second.MoveNextAsync());

        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();

        Assert.Equal("open1 open2 close1 close2 dispose", record.All);

        static void Fail(int i) => _ = i == 0 ? throw new FormatException() : i;
    }

    [Theory, Trait("Contract", "C15"), Trait("Contract", "C8")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_OpenWhenTheResourceIsReplaced_IsClosedBeforeTheOldInstanceAndSaysSo(bool waits)
    {
        var shared = ShareReel(out var record, static o => o.IsBroken = static e => e is InvalidDataException);
        var items = shared.StreamAsync(static r => r.Count(), InChunksOf(1)).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        using var held = await HoldAsync(shared);
        var breaking = shared.AskAsync(static _ => throw new InvalidDataException("broken")).AsTask();
        var next = waits ? items.MoveNextAsync().AsTask() : null;
        await held.ReleaseAsync();
        await Assert.ThrowsAsync<InvalidDataException>(() => breaking.Soon());
        Assert.Equal(2, await shared.AskAsync(static r => r.Generation).Soon());

        var ended = await Assert.ThrowsAsync<ResourceUnavailableException>(() => (next ?? items.MoveNextAsync().AsTask()).Soon());

        Assert.Equal("open close dispose", record.All);
        Assert.IsType<InvalidDataException>(ended.InnerException);
        Assert.Contains("replaced", ended.Message, StringComparison.Ordinal);
        Assert.Equal(CallOutcome.NotStarted, ended.Outcome);
        Assert.Equal([1, 2], await ToListAsync(shared.StreamAsync(static r => r.Count(2))));
        await items.DisposeAsync().Soon();
        Assert.Equal((2, 1), (shared.GetSnapshot().Failed, shared.GetSnapshot().Restarts));
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C8")]
    public async Task Stream_WhoseSourceBreaksTheResource_TellsItsConsumerAndTheNextInstanceServes()
    {
        var shared = ShareReel(out var record, static o => o.IsBroken = static e => e is InvalidDataException);
        var seen = new List<int>();

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var item in shared.StreamAsync(static r => r.Count(at: static i => _ = i == 3 ? throw new InvalidDataException() : i)))
                seen.Add(item);
        });

        Assert.Equal([1, 2], seen);
        Assert.Equal(2, await shared.AskAsync(static r => r.Generation).Soon());
        Assert.Equal("open close dispose", record.All);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C8")]
    public async Task Stream_WhoseEnumeratorBreaksTheResourceWhenItIsClosed_HasItReplacedWithTheOthersClosedFirst()
    {
        var shared = ShareReel(out var record, static o => o.IsBroken = static e => e is InvalidDataException);
        var other = shared.StreamAsync(static r => r.Count(name: "2"), InChunksOf(1)).GetAsyncEnumerator();
        var items = shared
            .StreamAsync(static r => r.Count(at: static i => _ = i == 0 ? throw new InvalidDataException() : i, name: "1"), InChunksOf(1))
            .GetAsyncEnumerator();
        Assert.True(await other.MoveNextAsync());
        Assert.True(await items.MoveNextAsync());

        await Assert.ThrowsAsync<InvalidDataException>(() => items.DisposeAsync().Soon());

        Assert.Equal(2, await shared.AskAsync(static r => r.Generation).Soon());
        Assert.Equal("open2 open1 close1 close2 dispose", record.All);
        await Assert.ThrowsAsync<ResourceUnavailableException>(() => other.MoveNextAsync().Soon());
        await other.DisposeAsync().Soon();
    }

    [Fact, Trait("Contract", "C15")]
    public async Task Stream_ClosedWhileABatchIsOpen_IsClosedAfterItsCommit()
    {
        var shared = ShareReel(out var record, static o =>
        {
            o.TimeProvider = new ManualTimeProvider();
            o.Batch = new BatchOptions<Reel>
            {
                Begin = static r => r.Write("begin"),
                Commit = static r => r.Write("commit"),
                Rollback = static r => r.Write("rollback"),
                MaxDelay = TimeSpan.FromHours(1),
            };
        });
        var items = shared.StreamAsync(static r => r.Count(), InChunksOf(1)).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync().Soon());
        var batched = shared.With(new CallOptions { Batch = true }).AskAsync(static r => r.Write("batched")).AsTask();
        await Patience.Eventually(() => record.All.Contains("batched", StringComparison.Ordinal), "the batched call has run");

        await items.DisposeAsync().Soon();
        await batched.Soon();

        Assert.Equal("open begin batched commit close", record.All);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C12")]
    public async Task Stream_PulledFromInsideACallOfItsResource_IsRefusedAndDisposingItThereDoesNotWait()
    {
        var shared = ShareReel(out var record);
        var items = shared.StreamAsync(static r => r.Count(), InChunksOf(1)).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());

        await shared.UseAsync(async (r, _) =>
        {
            await Assert.ThrowsAsync<SelfCallException>(() => ToListAsync(shared.StreamAsync(static r => r.Count(1))).Soon());
            await Assert.ThrowsAsync<SelfCallException>(() => items.MoveNextAsync().Soon());
            await items.DisposeAsync().Soon();
            r.Write("inside");
        }).Soon();
        await shared.AskAsync(static r => r.Write("after")).Soon();

        Assert.Equal("open inside close after", record.All);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C12")]
    public async Task Source_ThatCallsItsOwnResource_IsRefusedWhenItIsReadAndWhenItIsClosed()
    {
        var shared = ShareReel(out _);
        var refused = new List<Task>();

        await foreach (var _ in shared.StreamAsync(r => r.Count(at: _ => refused.Add(shared.AskAsync(static _ => { }).AsTask())), InChunksOf(1)))
            break;

        Assert.Equal(2, refused.Count);
        Assert.All(refused, static call => Assert.IsType<SelfCallException>(call.Exception?.InnerException));
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C1")]
    public async Task Streams_OfManyConsumersThatLeaveInEveryWay_OverlapNothingAndLeaveNothingOpen()
    {
        var shared = ShareReel(out var record, static o => (o.Capacity, o.IsBroken) = (2, static e => e is InvalidDataException));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => Task.Run(() => ConsumeAsync(shared, new Random(seed)))).ToArray());
        await shared.AskAsync(static r => r.Write("done")).Soon();

        var opened = record.Entries.Count(static entry => entry == "open");
        Assert.InRange(opened, 100, 8 * 60);
        Assert.Equal(opened, record.Entries.Count(static entry => entry == "close"));
        Assert.DoesNotContain(record.Entries, static entry => entry.StartsWith("dispose with", StringComparison.Ordinal));
        CheckThreads(record);
    }

    private static async Task ConsumeAsync(SharedRef<Reel> shared, Random random)
    {
        for (var round = 0; round < 60; round++)
        {
            using var cancel = new CancellationTokenSource();
            var (size, leavesAt, how) = (random.Next(1, 5), random.Next(1, 12), random.Next(6));
            try
            {
                var next = 1;
                await foreach (var item in shared.StreamAsync(r => r.Count(10, i => Throw(how, i, leavesAt)), InChunksOf(size)).WithCancellation(cancel.Token))
                {
                    Assert.Equal(next++, item);
                    if (item == leavesAt && how == 0)
                        break;
                    if (item == leavesAt && how == 1)
                        cancel.Cancel();
                    if (item == leavesAt && how == 2)
                        _ = Task.Run(cancel.Cancel, CancellationToken.None);
                }
            }
            catch (Exception e) when (e is FormatException or InvalidDataException or CallCanceledException or ResourceUnavailableException)
            {
            }
        }

        static void Throw(int how, int i, int leavesAt) => _ = i == leavesAt && how is 3 or 4
            ? throw (how == 3 ? new FormatException() : new InvalidDataException())
            : i;
    }
}
