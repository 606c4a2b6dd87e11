using Sharer.Generated;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    private protected static readonly SharedMember CountMember = new("Count");

    [Fact, Trait("Contract", "C15")]
    public async Task AsyncSource_ReadToItsEnd_GivesTheItemsInOrderAndHoldsTheTurnForEachChunk()
    {
        var shared = ShareReel(out var record);

        var ready = await ToListAsync(CountAsync(shared, 600, static (_, _) => Task.CompletedTask));
        Assert.Equal(Enumerable.Range(1, 600), ready);
        Assert.Equal(3, shared.GetSnapshot().Calls);

        var slow = await ToListAsync(CountAsync(shared, 20, static async (_, _) => await Task.Yield()));
        Assert.Equal(Enumerable.Range(1, 20), slow);
        Assert.Equal("open close open close", record.All);
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C1")]
    public async Task AsyncSource_ThatIsSlow_HandsOverWhatItHasAndKeepsItsTurnUntilTheNextItem()
    {
        var shared = ShareReel(out var record);
        using var gate = new Gate();
        await using var items = CountAsync(shared, 4, (i, _) => i == 3 ? gate.PassAsync() : Task.CompletedTask).GetAsyncEnumerator();

        Assert.True(await items.MoveNextAsync().Soon());
        Assert.True(await items.MoveNextAsync().Soon());
        Assert.Equal(2, items.Current);
        await gate.Reached;
        var other = shared.AskAsync(static r => r.Write("other")).AsTask();
        var third = items.MoveNextAsync().AsTask();
        Assert.False(third.IsCompleted);
        Assert.Equal("open", record.All);
        gate.Open();

        Assert.True(await third.Soon());
        await other.Soon();
        Assert.Equal(3, items.Current);
        Assert.True(await items.MoveNextAsync().Soon());
        Assert.False(await items.MoveNextAsync().Soon());
        Assert.Equal("open other close", record.All);
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C10")]
    public async Task AsyncSource_Canceled_GetsTheTokenAndIsClosed()
    {
        var shared = ShareReel(out var record);
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var items = CountAsync(shared, 4, (i, token) => i == 2 ? gate.PassAsync().WaitAsync(token) : Task.CompletedTask)
            .GetAsyncEnumerator(cancel.Token);
        Assert.True(await items.MoveNextAsync().Soon());
        await gate.Reached;
        var next = items.MoveNextAsync().AsTask();

        cancel.Cancel();
        var canceled = await Assert.ThrowsAsync<CallCanceledException>(() => next.Soon());
        await items.DisposeAsync().Soon();

        Assert.Equal((cancel.Token, CallOutcome.Aborted), (canceled.CancellationToken, canceled.Outcome));
        Assert.Equal("open close", record.All);
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15")]
    public async Task AsyncSource_BrokenOffWhileItIsAwaited_IsCanceledAndClosed()
    {
        var shared = ShareReel(out var record);
        using var gate = new Gate();
        await foreach (var item in CountAsync(shared, 4, (i, token) => i == 2 ? gate.PassAsync().WaitAsync(token) : Task.CompletedTask))
        {
            Assert.Equal(1, item);
            await gate.Reached;
            break;
        }

        Assert.Equal("open close", record.All);
        await shared.AskAsync(static _ => { }).Soon();
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C10")]
    public async Task AsyncSource_WhoseItemTakesTooLong_TimesOutAndIsClosed()
    {
        var time = new ManualTimeProvider();
        var shared = ShareReel(out var record, o => (o.TimeProvider, o.CallTimeout) = (time, TimeSpan.FromSeconds(5)));
        using var gate = new Gate();
        var items = CountAsync(shared, 4, (i, token) => i == 2 ? gate.PassAsync().WaitAsync(token) : Task.CompletedTask).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync().Soon());
        await gate.Reached;

        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(CallOutcome.Aborted, (await Assert.ThrowsAsync<CallTimeoutException>(() => items.MoveNextAsync().Soon())).Outcome);
        await items.DisposeAsync().Soon();

        Assert.Equal("open close", record.All);
    }

    [Fact, Trait("Contract", "C15")]
    public async Task AsyncSource_NobodyPullsWhileItIsAwaited_IsEndedWhenItsIdleTimeIsOver()
    {
        var time = new ManualTimeProvider();
        var shared = ShareReel(out var record, o => (o.TimeProvider, o.CallTimeout) = (time, Timeout.InfiniteTimeSpan));
        using var gate = new Gate();
        await using var items = CountAsync(shared, 4, (i, token) => i == 2 ? gate.PassAsync().WaitAsync(token) : Task.CompletedTask).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync().Soon());
        await gate.Reached;

        time.Advance(TimeSpan.FromSeconds(31));
        await shared.AskAsync(static r => r.Write("after")).Soon();

        Assert.Equal("open close after", record.All);
        await Assert.ThrowsAsync<CallTimeoutException>(() => items.MoveNextAsync().Soon());
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C6")]
    public async Task AsyncSource_ThatThrows_GivesWhatCameBeforeAndThenTheException()
    {
        var shared = ShareReel(out var record);
        var thrown = new FormatException();
        foreach (var yields in new[] { false, true })
        {
            var seen = new List<int>();
            var caught = await Assert.ThrowsAsync<FormatException>(async () =>
            {
                await foreach (var item in CountAsync(shared, 9, async (i, _) =>
                {
                    if (yields)
                        await Task.Yield();
                    if (i == 4)
                        throw thrown;
                }))
                    seen.Add(item);
            });
            Assert.Same(thrown, caught);
            Assert.Equal([1, 2, 3], seen);
        }

        Assert.Equal("open close open close", record.All);
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C11")]
    public async Task AsyncSource_OpenWhenTheResourceStops_IsClosedBeforeIt()
    {
        var shared = ShareReel(out var record);
        using var gate = new Gate();
        var items = CountAsync(shared, 500, (i, _) => i == 0 ? gate.PassAsync() : Task.CompletedTask).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync().Soon());

        var stop = OwnerOf(shared).DisposeAsync().AsTask();
        await gate.Reached;
        Assert.False(stop.IsCompleted);
        gate.Open();
        await shared.Stopped.Soon();

        Assert.Equal("open close dispose", record.All);
        await items.DisposeAsync().Soon();
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C8")]
    public async Task AsyncSource_ClosingWhileItIsAwaited_KeepsCallsBack()
    {
        var shared = ShareReel(out var record);
        using var gate = new Gate();
        var items = CountAsync(shared, 500, (i, _) => i == 0 ? gate.PassAsync() : Task.CompletedTask).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync().Soon());

        var leaving = items.DisposeAsync().AsTask();
        await gate.Reached;
        var call = shared.AskAsync(static r => r.Write("after")).AsTask();
        Assert.Equal("Count.Dispose", shared.GetSnapshot().RunningMethod);
        Assert.False(call.IsCompleted);
        gate.Open();
        await leaving.Soon();
        await call.Soon();

        Assert.Equal("open close after", record.All);
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15")]
    public async Task Member_ThatStreams_TakesBothTokensAndTellsTheCallersOwn()
    {
        var shared = ShareReel(out _);
        foreach (var ofMethod in new[] { true, false })
        {
            using var method = new CancellationTokenSource();
            using var enumeration = new CancellationTokenSource();
            var (given, canceled) = (default(CancellationToken), ofMethod ? method : enumeration);
            var stream = SharedCalls.StreamAsync(shared, CountMember, (r, to, token) =>
            {
                given = token;
                return r.Count(to);
            }, 10, method.Token);
            var caught = await Assert.ThrowsAsync<CallCanceledException>(async () =>
            {
                await foreach (var item in stream.WithCancellation(enumeration.Token))
                    canceled.Cancel();
            });

            Assert.Equal(canceled.Token, caught.CancellationToken);
            Assert.True(given.IsCancellationRequested);
        }
    }

    [Fact, Trait("Contract", "C15")]
    public async Task SharedStreams_OfEveryKindOfSequence_AreReadToTheirEnd()
    {
        var shared = ShareReel(out _);

        Assert.Equal([1, 2], await ToListAsync(SharedCalls.StreamAsync(shared, CountMember, static (r, _) => SharedStreams.From(r.Count(2).GetEnumerator()), default)));
        Assert.Equal<object?>([1, 2], await ToListAsync(SharedCalls.StreamAsync(shared, CountMember, static (r, _) => SharedStreams.From((System.Collections.IEnumerable)r.Count(2)), default)));
        Assert.Equal<object?>([1, 2], await ToListAsync(SharedCalls.StreamAsync(shared, CountMember, static (r, _) => SharedStreams.From((System.Collections.IEnumerator)r.Count(2).GetEnumerator()), default)));
        Assert.Equal([1, 2], await ToListAsync(SharedCalls.StreamAsync(shared, CountMember, static (r, token) => SharedStreams.From(Ready(r, token).GetAsyncEnumerator(token)), default)));
        Assert.Null(SharedStreams.From(default(IEnumerator<int>)));
        Assert.Null(SharedStreams.From(default(System.Collections.IEnumerable)));

        static IAsyncEnumerable<int> Ready(Reel reel, CancellationToken token) => reel.CountAsync(2, static (_, _) => Task.CompletedTask, token);
    }

    private protected static IAsyncEnumerable<int> CountAsync(SharedRef<Reel> shared, int to, Func<int, CancellationToken, Task> at) =>
        SharedCalls.StreamAsync(shared, CountMember, static (r, args, token) => r.CountAsync(args.to, args.at, token), (to, at), CancellationToken.None);
}
