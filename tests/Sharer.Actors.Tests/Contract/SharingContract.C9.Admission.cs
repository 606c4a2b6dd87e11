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

    [Theory, Trait("Contract", "C9")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Wait_BeyondCapacity_SuspendsAndAdmitsInOrder(int capacity)
    {
        const int made = 200;
        var shared = ShareJournal(out var record, o => o.Capacity = capacity);
        using var held = await HoldAsync(shared);
        var most = 0;
        var calls = Enumerable.Range(0, made).Select(i => shared.AskAsync((r, i) =>
        {
            r.Write(i);
            most = Math.Max(most, shared.GetSnapshot().QueueLength);
        }, i).AsTask()).ToArray();

        var snapshot = shared.GetSnapshot();
        Assert.Equal((capacity, made - capacity, "AskAsync"), (snapshot.QueueLength, snapshot.AwaitingAdmission, snapshot.RunningMethod));
        Assert.All(calls, static call => Assert.False(call.IsCompleted));
        await held.ReleaseAsync();
        await Task.WhenAll(calls).Soon();

        Assert.Equal(Enumerable.Range(0, made), record.Entries);
        Assert.InRange(most, 0, capacity);
        await Patience.Eventually(
            () => shared.GetSnapshot() is { QueueLength: 0, AwaitingAdmission: 0, RunningMethod: null }, "nothing waits and nothing runs");
    }

    [Fact, Trait("Contract", "C9")]
    public async Task GetSnapshot_WhileACallRuns_SaysWhichAndForHowLong()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o => (o.TimeProvider, o.CallTimeout) = (time, Timeout.InfiniteTimeSpan));
        using var gate = new Gate();
        shared.Tell(_ => gate.Pass());
        await gate.Reached;
        time.Advance(TimeSpan.FromSeconds(5));

        var snapshot = shared.GetSnapshot();
        Assert.Equal(("Tell", ResourceState.Up, 0), (snapshot.RunningMethod, snapshot.State, snapshot.QueueLength));
        Assert.InRange(snapshot.RunningFor!.Value, TimeSpan.FromMilliseconds(4_980), TimeSpan.FromMilliseconds(5_020));
        gate.Open();
        await shared.AskAsync(static _ => { }).Soon();
        await Patience.Eventually(() => shared.GetSnapshot() is { RunningMethod: null, RunningFor: null }, "nothing runs");
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

    [Theory, Trait("Contract", "C9")]
    [InlineData(WhenFull.Wait)]
    [InlineData(WhenFull.Reject)]
    [InlineData(WhenFull.DropOldest)]
    public async Task Cancel_OfAWaitingCall_GivesItsPlaceBackWhileTheResourceIsBusy(WhenFull whenFull)
    {
        var shared = ShareJournal(out var record, o => (o.Capacity, o.WhenFull) = (2, whenFull));
        using var held = await HoldAsync(shared);
        using var cancel = new CancellationTokenSource();
        var first = Ended.OfAsync(shared.AskAsync(static r => r.Write(1), cancel.Token));
        var second = Ended.OfAsync(shared.AskAsync(static r => r.Write(2)));
        var suspended = whenFull == WhenFull.Wait ? Ended.OfAsync(shared.AskAsync(static r => r.Write(3))) : null;

        await cancel.CancelAsync();
        Assert.True((await first.Soon()).NeverRan);
        var third = suspended ?? Ended.OfAsync(shared.AskAsync(static r => r.Write(3)));

        Assert.False(third.IsCompleted);
        await Patience.Eventually(() => shared.GetSnapshot() is { QueueLength: 2, AwaitingAdmission: 0 }, "the place has gone to the third");
        Assert.False(held.Call.IsCompleted);
        await held.ReleaseAsync();
        await Task.WhenAll(second, third).Soon();
        Assert.Equal([2, 3], record.Entries);
        Assert.Equal(0, shared.GetSnapshot().Rejected);
    }

    [Fact, Trait("Contract", "C9"), Trait("Contract", "C10")]
    public async Task TimeOut_OfAWaitingCall_GivesItsPlaceBackWhileTheResourceIsBusy()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out var record, o => (o.TimeProvider, o.Capacity, o.CallTimeout) = (time, 1, Timeout.InfiniteTimeSpan));
        using var held = await HoldAsync(shared);
        var first = Ended.OfAsync(shared.With(new CallOptions { Timeout = TimeSpan.FromSeconds(1) }).AskAsync(static r => r.Write(1)));
        var second = shared.AskAsync(static r => r.Write(2)).AsTask();
        Assert.Equal(1, shared.GetSnapshot().AwaitingAdmission);

        await time.PassAsync(TimeSpan.FromSeconds(1.05));
        Assert.Equal((Ending.TimedOut, true), ((await first.Soon()).How, (await first).NeverRan));
        await Patience.Eventually(() => shared.GetSnapshot() is { QueueLength: 1, AwaitingAdmission: 0 }, "the place has gone to the second");
        await held.ReleaseAsync();
        await second.Soon();
        Assert.Equal([2], record.Entries);
    }

    [Fact, Trait("Contract", "C9")]
    public async Task Cancel_OfSuspendedCallers_RemovesThemAtOnce()
    {
        var shared = ShareJournal(out var record, static o => o.Capacity = 1);
        using var held = await HoldAsync(shared);
        using var cancel = new CancellationTokenSource();
        var kept = new List<Task> { shared.AskAsync(static r => r.Write(0)).AsTask() };
        var cancelled = new List<Task<Ended>>();
        for (var i = 1; i <= 1_000; i++)
        {
            if (i % 4 == 0)
                kept.Add(shared.AskAsync(static (r, i) => r.Write(i), i).AsTask());
            else
                cancelled.Add(Ended.OfAsync(shared.AskAsync(static (r, i) => r.Write(i), i, cancel.Token)));
        }
        Assert.Equal((1, 1_000), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().AwaitingAdmission));

        await cancel.CancelAsync();
        Assert.All(await Task.WhenAll(cancelled).Soon(), static end => Assert.True(end.NeverRan));
        Assert.Equal((1, 250), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().AwaitingAdmission));
        await held.ReleaseAsync();
        await Task.WhenAll(kept).Soon();

        Assert.Equal(Enumerable.Range(0, 251).Select(static i => i * 4), record.Entries);
    }

    [Fact, Trait("Contract", "C9")]
    public async Task Cancel_RacingWithTheWayIn_GivesThePlaceBackWhileTheResourceIsBusy()
    {
        var shared = ShareJournal(out var record, static o => o.Capacity = 2);
        using var held = await HoldAsync(shared);
        var random = new Random(99);
        for (var i = 0; i < 4_000; i++)
        {
            using var cancel = new CancellationTokenSource();
            using var start = new Barrier(2);
            var (before, after) = (random.Next(60), random.Next(60));
            var cancelling = Task.Run(() =>
            {
                start.SignalAndWait(Patience.Limit);
                Thread.SpinWait(before);
                cancel.Cancel();
            });
            start.SignalAndWait(Patience.Limit);
            Thread.SpinWait(after);
            var call = Ended.OfAsync(shared.AskAsync(static r => r.Write(1), cancel.Token));
            Assert.True((await call.Soon()).NeverRan);
            await cancelling;
            Assert.Equal((0, 0), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().AwaitingAdmission));
        }
        await held.ReleaseAsync();
        await shared.AskAsync(static r => r.Write(2)).Soon();
        Assert.Equal([2], record.Entries);
    }

    [Fact, Trait("Contract", "C9")]
    public async Task Cancel_RacingWithAPlaceThatComesFree_GivesItBackWhileTheResourceIsBusy()
    {
        var shared = ShareJournal(out var record, static o => o.Capacity = 1);
        using var held = await HoldAsync(shared);
        var random = new Random(101);
        for (var i = 0; i < 2_000; i++)
        {
            using var start = new Barrier(2);
            CancellationTokenSource[] cancels = [new(), new()];
            var calls = cancels.Select(cancel => Ended.OfAsync(shared.AskAsync(static r => r.Write(1), cancel.Token))).ToArray();
            int[] spins = [random.Next(40), random.Next(80)];
            var cancelling = cancels.Select((cancel, which) => Task.Run(() =>
            {
                start.SignalAndWait(Patience.Limit);
                Thread.SpinWait(spins[which]);
                cancel.Cancel();
            })).ToArray();
            Assert.All(await Task.WhenAll(calls).Soon(), static end => Assert.True(end.NeverRan));
            await Task.WhenAll(cancelling).Soon();
            Assert.Equal((0, 0), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().AwaitingAdmission));
        }
        await held.ReleaseAsync();
        await shared.AskAsync(static r => r.Write(2)).Soon();
        Assert.Equal([2], record.Entries);
    }

    [Theory, Trait("Contract", "C9")]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Places_AfterAStormOfCancellations_AreAllThereAgain(int capacity)
    {
        var shared = ShareJournal(out _, o => o.Capacity = capacity);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var i = 0; i < 1_500; i++)
            {
                using var cancel = new CancellationTokenSource();
                var call = Ended.OfAsync(shared.AskAsync(static (_, spins) => Thread.SpinWait(spins), random.Next(200), cancel.Token));
                Thread.SpinWait(random.Next(300));
                await cancel.CancelAsync();
                await call;
            }
        }))).Soon();

        using var held = await HoldAsync(shared);
        var calls = Enumerable.Range(0, capacity + 2).Select(_ => shared.AskAsync(static _ => { }).AsTask()).ToArray();
        Assert.Equal((capacity, 2), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().AwaitingAdmission));
        await held.ReleaseAsync();
        await Task.WhenAll(calls).Soon();
    }
}
