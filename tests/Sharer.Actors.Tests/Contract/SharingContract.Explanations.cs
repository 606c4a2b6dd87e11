using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>What failures and snapshots say: who has the resource, since when, how many wait, and what to do.</summary>
public abstract partial class SharingContract
{
    [Theory, Trait("Contract", "C9"), Trait("Contract", "C10"), Trait("Contract", "Explanations")]
    [InlineData("AskAsync")]
    [InlineData("UseAsync")]
    [InlineData("Tell")]
    [InlineData("SharedCall")]
    public async Task TimeOutsAndRejections_NameHolderMethodTimeHeldAndQueueLength(string holder)
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o =>
            (o.TimeProvider, o.CallTimeout, o.Capacity, o.WhenFull) = (time, Timeout.InfiniteTimeSpan, 2, WhenFull.Reject));
        using var gate = new Gate();
        Hold();
        await gate.Reached;
        var waiting = shared.AskAsync(static r => r.Write(1)).AsTask();
        var hurried = Ended.OfAsync(shared.With(new CallOptions { Timeout = TimeSpan.FromSeconds(2) }).AskAsync(static r => r.Write(2)));
        var rejected = Assert.IsType<CallRejectedException>((await Ended.OfAsync(shared.AskAsync(static r => r.Write(3))).Soon()).Failure);
        await time.PassAsync(TimeSpan.FromSeconds(2) + Kept);
        var late = Assert.IsType<CallTimeoutException>((await hurried.Soon()).Failure);

        Assert.Equal((holder, 2, shared.Name), (rejected.HolderMethod, rejected.QueueLength, rejected.ResourceName));
        Assert.Equal(
            $"A call to '{shared.Name}' was rejected: its queue is full (capacity 2); {holder} has had the resource for 0 ms, 2 calls wait. Retry after 1 ms.",
            rejected.Message);
        Assert.Equal((holder, 1, TimeSpan.FromSeconds(2)), (late.HolderMethod, late.QueueLength, late.Limit));
        Assert.InRange(late.HeldFor!.Value, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2) + Kept);
        Assert.StartsWith(
            $"A call to '{shared.Name}' did not end within 2 s. It never touched the resource and may be made again; {holder} has had the resource for 2",
            late.Message, StringComparison.Ordinal);
        Assert.EndsWith(" s, 1 call waits.", late.Message, StringComparison.Ordinal);
        gate.Open();
        await waiting.Soon();

        void Hold()
        {
            switch (holder)
            {
                case "AskAsync":
                    _ = shared.AskAsync(static (_, gate) => gate.Pass(), gate);
                    break;
                case "UseAsync":
                    _ = shared.UseAsync(async (_, _) => await gate.PassAsync());
                    break;
                case "Tell":
                    shared.Tell(_ => gate.Pass());
                    break;
                default:
                    shared.Actor.Tell(new SharedCall<Journal>(_ => gate.Pass()), Akka.Actor.ActorRefs.NoSender);
                    break;
            }
        }
    }

    [Fact, Trait("Contract", "C9"), Trait("Contract", "Explanations")]
    public async Task RetryAfter_FromTheMeasuredServiceTime_GrowsWithTheQueue()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o =>
            (o.Capacity, o.WhenFull, o.TimeProvider, o.CallTimeout) = (4, WhenFull.Reject, time, Timeout.InfiniteTimeSpan));
        // A hundred calls of half a second each, one after the other.
        for (var i = 0; i < 100; i++)
            await shared.AskAsync(static (_, time) => time.Advance(TimeSpan.FromMilliseconds(500)), time).Soon();
        using var held = await HoldAsync(shared);
        var waiting = Enumerable.Range(0, 4).Select(_ => shared.AskAsync(static _ => { }).AsTask()).ToArray();

        var full = Assert.IsType<CallRejectedException>((await Ended.OfAsync(shared.AskAsync(static _ => { })).Soon()).Failure);

        Assert.InRange(full.RetryAfter, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(2.2));
        await held.ReleaseAsync();
        await Task.WhenAll(waiting).Soon();
    }

    [Fact, Trait("Contract", "C9"), Trait("Contract", "Explanations")]
    public async Task RetryAfter_BeforeAnythingWasMeasured_IsWhatTheRunningCallHasTakenUpToAHalfMinute()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o =>
            (o.Capacity, o.WhenFull, o.TimeProvider, o.CallTimeout) = (0, WhenFull.Reject, time, Timeout.InfiniteTimeSpan));
        using var held = await HoldAsync(shared);
        Assert.Equal(TimeSpan.FromMilliseconds(1), (await RejectedAsync()).RetryAfter);
        time.Advance(TimeSpan.FromMilliseconds(10));
        Assert.Equal(TimeSpan.FromMilliseconds(10), (await RejectedAsync()).RetryAfter);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(TimeSpan.FromSeconds(30), (await RejectedAsync()).RetryAfter);
        await held.ReleaseAsync();

        async Task<CallRejectedException> RejectedAsync() =>
            Assert.IsType<CallRejectedException>((await Ended.OfAsync(shared.AskAsync(static _ => { })).Soon()).Failure);
    }

    [Fact, Trait("Contract", "Explanations")]
    public async Task Failures_OfEveryKind_AreCallFailuresThatNameTheResourceAndTheEffect()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o =>
            (o.TimeProvider, o.CallTimeout, o.Capacity, o.WhenFull) = (time, TimeSpan.FromSeconds(5), 1, WhenFull.DropOldest));
        using var cancel = new CancellationTokenSource();
        using var held = await HoldAsync(shared, cancel.Token);
        var dropped = Ended.OfAsync(shared.AskAsync(static r => r.Write(1)));
        var late = Ended.OfAsync(shared.AskAsync(static r => r.Write(2)));
        await cancel.CancelAsync();
        var released = await Ended.OfAsync(held.Call).Soon();
        await time.PassAsync(TimeSpan.FromSeconds(5) + Kept);
        Ended[] ends = [await dropped.Soon(), released, await late.Soon(), await Ended.OfAsync(shared.AskAsync(static _ => { }, cancel.Token)).Soon()];
        held.Gate.Open();
        var self = await Ended.OfAsync(shared.UseAsync(async (_, _) => await shared.AskAsync(static _ => { }))).Soon();
        await OwnerOf(shared).DisposeAsync().Soon();
        var stopped = await Ended.OfAsync(shared.AskAsync(static _ => { })).Soon();

        Assert.All([.. ends, self, stopped], end =>
        {
            Assert.Equal(shared.Name, Assert.IsAssignableFrom<ICallFailure>(end.Failure).ResourceName);
            Assert.Contains($"'{shared.Name}'", end.Failure!.Message, StringComparison.Ordinal);
            Assert.True(end.Failure is SharerException or CallCanceledException);
        });
        Says(ends[0], CallOutcome.NotStarted, "was dropped as the oldest that waited");
        Says(ends[1], CallOutcome.Unknown, "was cancelled while it ran; it may have taken effect");
        Says(ends[2], CallOutcome.NotStarted, "It never touched the resource and may be made again");
        Says(ends[3], CallOutcome.NotStarted, "was cancelled before it started");
        Says(self, CallOutcome.NotStarted, "Do the work in the running call");
        Says(stopped, CallOutcome.NotStarted, "Share it again to use it again");

        static void Says(Ended end, CallOutcome outcome, string what)
        {
            Assert.Equal(outcome, end.Outcome);
            Assert.Contains(what, end.Failure!.Message, StringComparison.Ordinal);
        }
    }

    [Fact, Trait("Contract", "Explanations")]
    public async Task GetSnapshot_InEveryState_SaysWhichAndNeverWaits()
    {
        var time = new ManualTimeProvider();
        using var making = new Gate();
        var fails = false;
        var record = new Journal.Record();
        var shared = Share(
            () =>
            {
                making.Pass();
                return Volatile.Read(ref fails) ? throw new IOException("gone") : new Journal(record);
            },
            o => (o.TimeProvider, o.CallTimeout, o.IsBroken) = (time, Timeout.InfiniteTimeSpan, static e => e is FormatException));
        await making.Reached;
        Is(ResourceState.Starting, running: "Create");
        making.Open();
        await shared.Started.Soon();
        await Patience.Eventually(() => shared.GetSnapshot().RunningMethod is null, "the resource is made");
        Is(ResourceState.Up, running: null);
        Volatile.Write(ref fails, true);
        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).Soon());
        await Patience.Eventually(() => shared.Resource.DownBecause is IOException, "it cannot be made");
        await SettleAsync(shared);
        Is(ResourceState.Down, running: null);
        Volatile.Write(ref fails, false);
        await AdvanceUntilAsync(time, () => shared.GetSnapshot().State == ResourceState.Up, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1));
        using var held = await HoldAsync(shared);
        var stop = OwnerOf(shared).DisposeAsync().AsTask();
        Is(ResourceState.Stopping, running: "AskAsync");
        await held.ReleaseAsync();
        await stop.Soon();
        await shared.Stopped.Soon();
        Is(ResourceState.Stopped, running: null);
        Assert.Equal((2, 1, 1), (shared.GetSnapshot().Calls, shared.GetSnapshot().Failed, shared.GetSnapshot().Restarts));

        void Is(ResourceState state, string? running)
        {
            var snapshot = shared.GetSnapshot();
            Assert.Equal((shared.Name, state, running, 0, 0), (snapshot.Name, snapshot.State, snapshot.RunningMethod, snapshot.QueueLength, snapshot.AwaitingAdmission));
            Assert.Equal(running is null, snapshot.RunningFor is null);
        }
    }

    [Fact, Trait("Contract", "Facade")]
    public async Task With_OfAView_WhatTheLaterSetsWinsAndTheRestStays()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out var record, o => o.TimeProvider = time);
        var low = shared.With(new CallOptions { Priority = CallPriority.Low, Timeout = TimeSpan.FromSeconds(9) });
        var hurried = low.With(new CallOptions { Timeout = TimeSpan.FromSeconds(2) });
        var high = low.With(new CallOptions { Priority = CallPriority.High });
        using var held = await HoldAsync(shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }));
        var first = Ended.OfAsync(hurried.AskAsync(static r => r.Write(1)));
        var second = shared.AskAsync(static r => r.Write(2)).AsTask();
        var third = high.AskAsync(static r => r.Write(3)).AsTask();
        var fourth = low.AskAsync(static r => r.Write(4)).AsTask();
        await time.PassAsync(TimeSpan.FromSeconds(2) + Kept);

        Assert.Equal(TimeSpan.FromSeconds(2), Assert.IsType<CallTimeoutException>((await first.Soon()).Failure).Limit);
        await held.ReleaseAsync();
        await Task.WhenAll(second, third, fourth).Soon();
        Assert.Equal([3, 2, 4], record.Entries);
    }
}
