using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
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
