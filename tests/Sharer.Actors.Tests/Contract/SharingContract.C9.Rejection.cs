using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Theory, Trait("Contract", "C9")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Reject_WithCapacityWaitingAndOneRunning_RefusesTheNextAtOnce(int capacity)
    {
        var shared = ShareJournal(out var record, o => (o.Capacity, o.WhenFull) = (capacity, WhenFull.Reject));
        using var held = await HoldAsync(shared);
        var accepted = Enumerable.Range(0, capacity).Select(i => shared.AskAsync(static (r, i) => r.Write(i), i).AsTask()).ToArray();
        Assert.All(accepted, static call => Assert.False(call.IsCompleted));

        for (var i = 0; i < 3; i++)
        {
            var refused = shared.AskAsync(static r => r.Write(-1));
            Assert.True(refused.IsCompleted, "a rejection does not wait");
            var failure = await Assert.ThrowsAsync<CallRejectedException>(() => refused.Soon());
            Assert.Equal(
                (CallOutcome.NotStarted, capacity, "AskAsync", shared.Name),
                (failure.Outcome, failure.QueueLength, failure.HolderMethod, failure.ResourceName));
            Assert.True(failure.RetryAfter > TimeSpan.Zero, $"retry after {failure.RetryAfter}");
            Assert.True(failure.HeldFor >= TimeSpan.Zero);
            Assert.Contains(shared.Name, failure.Message, StringComparison.Ordinal);
        }
        Assert.Equal((capacity, 0, 3), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().AwaitingAdmission, shared.GetSnapshot().Rejected));

        await held.ReleaseAsync();
        await Task.WhenAll(accepted).Soon();
        Assert.Equal(Enumerable.Range(0, capacity), record.Entries);
    }

    [Fact, Trait("Contract", "C9")]
    public async Task Reject_WithoutLoad_NeverRefuses()
    {
        var shared = ShareJournal(out _, static o => (o.Capacity, o.WhenFull) = (0, WhenFull.Reject));
        for (var i = 0; i < 2_000; i++)
            Assert.Equal(i, await shared.AskAsync(static (r, i) => r.Echo(i), i).Soon());
        Assert.Equal(0, shared.GetSnapshot().Rejected);
    }

    [Fact, Trait("Contract", "C9")]
    public async Task RetryAfter_OfAResourceThatTakesTime_IsTheTimeOfWhatWaits()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o =>
            (o.Capacity, o.WhenFull, o.TimeProvider, o.CallTimeout) = (5, WhenFull.Reject, time, Timeout.InfiniteTimeSpan));
        for (var i = 0; i < 200; i++)
            await shared.AskAsync(static (_, time) => time.Advance(TimeSpan.FromSeconds(2)), time).Soon();
        using var held = await HoldAsync(shared);
        var waiting = Enumerable.Range(0, 5).Select(_ => shared.AskAsync(static _ => { }).AsTask()).ToArray();

        var failure = await Assert.ThrowsAsync<CallRejectedException>(() => shared.AskAsync(static _ => { }).Soon());

        Assert.InRange(failure.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        await held.ReleaseAsync();
        await Task.WhenAll(waiting).Soon();
    }

    [Fact, Trait("Contract", "C9")]
    public async Task DropOldest_WhenFull_DropsTheOldestOfTheLowestPriority()
    {
        var shared = ShareJournal(out var record, static o => (o.Capacity, o.WhenFull) = (3, WhenFull.DropOldest));
        using var held = await HoldAsync(shared);
        var calls = new Dictionary<int, Task<Ended>>();
        Make(10, CallPriority.Normal);
        Make(11, CallPriority.High);
        Make(1, CallPriority.Low);
        Make(12, CallPriority.Normal);
        await DroppedAsync(1);
        Make(13, CallPriority.High);
        await DroppedAsync(10);
        Make(14, CallPriority.High);
        await DroppedAsync(12);
        Make(15, CallPriority.High);
        await DroppedAsync(11);
        Assert.Equal((3, 0, 4), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().AwaitingAdmission, shared.GetSnapshot().Rejected));

        await held.ReleaseAsync();
        await Task.WhenAll(calls.Values).Soon();
        Assert.Equal([13, 14, 15], record.Entries);

        void Make(int entry, CallPriority priority) => calls[entry] = Ended.OfAsync(
            WithPriority(shared, priority).AskAsync(static (r, entry) => r.Write(entry), entry));

        async Task DroppedAsync(int entry)
        {
            var end = await calls[entry].Soon();
            Assert.Equal((Ending.Rejected, true), (end.How, end.NeverRan));
            Assert.True(((CallRejectedException)end.Failure!).RetryAfter > TimeSpan.Zero);
        }
    }

    [Fact, Trait("Contract", "C9")]
    public async Task DropOldest_WithNothingWaitingToDrop_RefusesTheNewcomer()
    {
        var shared = ShareJournal(out var record, static o => (o.Capacity, o.WhenFull) = (0, WhenFull.DropOldest));
        using var held = await HoldAsync(shared);

        var end = await Ended.OfAsync(shared.AskAsync(static r => r.Write(1))).Soon();

        Assert.Equal((Ending.Rejected, true), (end.How, end.NeverRan));
        await held.ReleaseAsync();
        await shared.AskAsync(static r => r.Write(2)).Soon();
        Assert.Equal([2], record.Entries);
    }
}
