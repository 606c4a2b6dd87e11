using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    [Fact, Trait("Contract", "C15")]
    public async Task Stream_ReadToItsEnd_GivesTheItemsInOrderWithATurnForEachChunk()
    {
        var shared = ShareReel(out var record);

        var items = await ToListAsync(shared.StreamAsync(static r => r.Count(10), InChunksOf(4)));

        Assert.Equal(Enumerable.Range(1, 10), items);
        Assert.Equal("open close", record.All);
        Assert.Equal((3, 0), (shared.GetSnapshot().Calls, shared.GetSnapshot().Failed));
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15")]
    public async Task Stream_OfNothingOrOfWholeChunks_Ends()
    {
        var shared = ShareReel(out var record);

        Assert.Empty(await ToListAsync(shared.StreamAsync(static r => r.Count(0))));
        Assert.Equal([1, 2, 3, 4], await ToListAsync(shared.StreamAsync(static r => r.Count(4), InChunksOf(2))));
        Assert.Equal([1, 2], await ToListAsync(shared.StreamAsync(static _ => new[] { 1, 2 })));
        Assert.Equal(Enumerable.Range(1, 600), await ToListAsync(shared.StreamAsync(static r => r.Count(600))));
        Assert.Equal("open close open close open close", record.All);
    }

    [Fact, Trait("Contract", "C15")]
    public async Task Stream_BeforeItsFirstItemIsAskedFor_TouchesNothingAndEachEnumerationOpensAnew()
    {
        var shared = ShareReel(out var record);
        var stream = shared.StreamAsync(static r => r.Count(2));
        await using (stream.GetAsyncEnumerator())
            Assert.Equal(0, shared.GetSnapshot().Calls);

        Assert.Equal([1, 2], await ToListAsync(stream));
        Assert.Equal([1, 2], await ToListAsync(stream));

        Assert.Equal("open close open close", record.All);
    }

    [Fact, Trait("Contract", "C15")]
    public async Task Stream_BetweenItsChunks_LetsOtherCallsIn()
    {
        var shared = ShareReel(out var record);
        await using var items = shared.StreamAsync(r => r.Count(4, at: i => record.Write($"{i}")), InChunksOf(2)).GetAsyncEnumerator();

        Assert.True(await items.MoveNextAsync());
        await shared.AskAsync(static r => r.Write("other")).Soon();
        Assert.True(await items.MoveNextAsync());
        Assert.True(await items.MoveNextAsync());

        Assert.Equal((3, "open 1 2 other 3 4"), (items.Current, record.All));
        Assert.Equal(0, record.Guard.Overlaps);
    }

    [Fact, Trait("Contract", "C15")]
    public async Task Stream_BrokenOff_HasClosedItsEnumeratorWhenTheLoopIsLeft()
    {
        var shared = ShareReel(out var record);
        await foreach (var item in shared.StreamAsync(static r => r.Count(), InChunksOf(3)))
        {
            if (item == 4)
                break;
        }

        Assert.Equal("open close", record.All);
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15")]
    public async Task Stream_BrokenOffWhileTheResourceIsTakenAndFull_ClosesBeforeAnythingThatWaits()
    {
        var shared = ShareReel(out var record, static o => (o.Capacity, o.WhenFull) = (0, WhenFull.Wait));
        var items = shared.StreamAsync(static r => r.Count(), InChunksOf(1)).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        using var held = await HoldAsync(shared);
        var waiting = shared.AskAsync(static r => r.Write("waited")).AsTask();

        var leaving = items.DisposeAsync().AsTask();
        Assert.False(leaving.IsCompleted);
        await held.ReleaseAsync();
        await leaving.Soon();
        await waiting.Soon();

        Assert.Equal("open close waited", record.All);
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C6")]
    public async Task Stream_WhoseEnumeratorThrowsWhenItIsClosed_TellsWhoBreaksOff()
    {
        var shared = ShareReel(out var record);
        var thrown = new FormatException();
        var items = shared.StreamAsync(r => r.Count(at: i => _ = i == 0 ? throw thrown : i), InChunksOf(1)).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());

        Assert.Same(thrown, await Assert.ThrowsAsync<FormatException>(() => items.DisposeAsync().Soon()));
        await shared.AskAsync(static r => r.Write("after")).Soon();

        Assert.Equal("open close after", record.All);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C6")]
    public async Task Stream_WhoseSourceThrows_GivesWhatCameBeforeAndThenTheException()
    {
        var shared = ShareReel(out var record, static o => o.Reset = static r => r.Write("reset"));
        var thrown = new FormatException();
        var items = shared.StreamAsync(r => r.Count(at: i => _ = i == 6 ? throw thrown : i), InChunksOf(4)).GetAsyncEnumerator();

        for (var i = 1; i <= 5; i++)
        {
            Assert.True(await items.MoveNextAsync());
            Assert.Equal(i, items.Current);
        }

        Assert.Same(thrown, await Assert.ThrowsAsync<FormatException>(() => items.MoveNextAsync().Soon()));
        await shared.AskAsync(static _ => { }).Soon();
        Assert.Equal("open close reset", record.All);
        // Whoever asks again must not take it for the end.
        Assert.Same(thrown, await Assert.ThrowsAsync<FormatException>(() => items.MoveNextAsync().Soon()));
        await items.DisposeAsync().Soon();
        Assert.Equal((3, 1), (shared.GetSnapshot().Calls, shared.GetSnapshot().Failed));
        CheckThreads(record);
    }

    [Fact, Trait("Contract", "C15")]
    public async Task Stream_WithoutASource_Fails()
    {
        var shared = ShareReel(out _);
        var thrown = new FormatException();

        await Assert.ThrowsAsync<InvalidOperationException>(() => ToListAsync(shared.StreamAsync<int>(static _ => null!)));
        Assert.Same(thrown, await Assert.ThrowsAsync<FormatException>(() => ToListAsync(shared.StreamAsync<int>(_ => throw thrown))));
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C10")]
    public async Task Stream_Canceled_EndsAtTheNextItemAndClosesItsEnumerator()
    {
        var shared = ShareReel(out var record);
        using var cancel = new CancellationTokenSource();
        var seen = new List<int>();

        var canceled = await Assert.ThrowsAsync<CallCanceledException>(async () =>
        {
            await foreach (var item in shared.StreamAsync(static r => r.Count(), InChunksOf(4)).WithCancellation(cancel.Token))
            {
                seen.Add(item);
                if (item == 6)
                    cancel.Cancel();
            }
        });

        Assert.Equal(Enumerable.Range(1, 6), seen);
        Assert.Equal((cancel.Token, CallOutcome.NotStarted, shared.Name), (canceled.CancellationToken, canceled.Outcome, canceled.ResourceName));
        Assert.Equal("open close", record.All);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C10"), Trait("Contract", "C4")]
    public async Task Stream_CanceledWhileItsChunkWaits_IsReleasedAtOnceAndClosesLater()
    {
        var shared = ShareReel(out var record);
        using var cancel = new CancellationTokenSource();
        var items = shared.StreamAsync(r => r.Count(at: i => record.Write($"at {i}")), InChunksOf(1)).GetAsyncEnumerator(cancel.Token);
        Assert.True(await items.MoveNextAsync());
        using var held = await HoldAsync(shared);
        var next = items.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);

        cancel.Cancel();
        Assert.Equal(CallOutcome.NotStarted, (await Assert.ThrowsAsync<CallCanceledException>(() => next.Soon())).Outcome);
        // It has failed: disposing does not wait for somebody else's call.
        await items.DisposeAsync().Soon();
        Assert.Equal("open at 1", record.All);
        await held.ReleaseAsync();
        await shared.AskAsync(static r => r.Write("after")).Soon();

        Assert.Equal("open at 1 close at 0 after", record.All);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C20")]
    public async Task Stream_OfItemsTiedToTheResource_IsRefusedAfterTheItemsBefore()
    {
        var shared = ShareReel(out var record);
        var seen = new List<object>();

        var refused = await Assert.ThrowsAsync<EscapedResultException>(async () =>
        {
            await foreach (var item in shared.StreamAsync(static r => Mixed(r)))
                seen.Add(item);
        });

        Assert.Equal([1, "two"], seen);
        Assert.Equal(("StreamAsync", CallOutcome.Unknown), (refused.Method, refused.Outcome));
        Assert.Equal("closed", record.All);

        static IEnumerable<object> Mixed(Reel reel)
        {
            try
            {
                yield return 1;
                yield return "two";
                yield return reel;
            }
            finally
            {
                reel.Write("closed");
            }
        }
    }

    [Fact, Trait("Contract", "C15")]
    public async Task Stream_AskedForTwoItemsAtOnce_RefusesTheSecond()
    {
        var shared = ShareReel(out _);
        await using var items = shared.StreamAsync(static r => r.Count(3), InChunksOf(1)).GetAsyncEnumerator();
        using var held = await HoldAsync(shared);
        var first = items.MoveNextAsync().AsTask();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => items.MoveNextAsync().Soon());
        Assert.Contains(shared.Name, refused.Message, StringComparison.Ordinal);
        await held.ReleaseAsync();

        Assert.True(await first.Soon());
        Assert.True(await items.MoveNextAsync());
        Assert.Equal(2, items.Current);
    }

    [Fact, Trait("Contract", "C15")]
    public void Stream_OptionsOutOfRange_AreRefusedByNameAndValue()
    {
        var shared = ShareReel(out _);

        Assert.Throws<ArgumentNullException>(() => shared.StreamAsync<int>(null!));
        Assert.Contains("ChunkSize is 0", Refusal(new StreamOptions { ChunkSize = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("IdleTimeout is 00:00:00", Refusal(new StreamOptions { IdleTimeout = TimeSpan.Zero }).Message, StringComparison.Ordinal);
        Assert.Contains("IdleTimeout is -00:00:05", Refusal(new StreamOptions { IdleTimeout = TimeSpan.FromSeconds(-5) }).Message, StringComparison.Ordinal);
        Assert.Equal((256, TimeSpan.FromSeconds(30)), (new StreamOptions().ChunkSize, new StreamOptions().IdleTimeout));
        Assert.NotNull(shared.StreamAsync(static r => r.Count(1), new StreamOptions { IdleTimeout = Timeout.InfiniteTimeSpan }));

        ArgumentException Refusal(StreamOptions options) => Assert.Throws<ArgumentException>(() => shared.StreamAsync(static r => r.Count(1), options));
    }

    private protected static StreamOptions InChunksOf(int size) => new() { ChunkSize = size };

    private protected static async Task<List<TItem>> ToListAsync<TItem>(IAsyncEnumerable<TItem> stream, CancellationToken cancellationToken = default)
    {
        var items = new List<TItem>();
        await foreach (var item in stream.WithCancellation(cancellationToken))
            items.Add(item);
        return items;
    }

    private protected SharedRef<Reel> ShareReel(out Reel.Record record, Action<ShareOptions<Reel>>? configure = null)
    {
        var kept = record = new Reel.Record();
        return Share(() => new Reel(kept), configure);
    }

    // Whatever a stream does to the resource is done on the resource's thread, where it has one.
    private protected void CheckThreads(Reel.Record record)
    {
        Assert.NotEmpty(record.Threads);
        if (IsPinned)
            Assert.All(record.Threads, thread => Assert.Same(record.MadeOn, thread));
        Assert.Equal(0, record.Guard.Overlaps);
    }
}
