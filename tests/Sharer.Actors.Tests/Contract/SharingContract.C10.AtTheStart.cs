using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>A call that ends in the very moment in which the actor takes it up.</summary>
public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C4"), Trait("Contract", "C10")]
    public async Task Cancel_BetweenTheLastLookAndTheStart_KeepsTheCallFromRunning()
    {
        var time = new HookedTime();
        var shared = ShareJournal(out var record, o => o.TimeProvider = time);
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var first = shared.AskAsync(_ =>
        {
            gate.Pass();
            time.AtNextStart(shared, cancel.Cancel);
        }).AsTask();
        await gate.Reached;
        var call = Ended.OfAsync(shared.AskAsync(static r => r.Write(1), cancel.Token));
        var next = shared.AskAsync(static r => r.Write(2)).AsTask();
        gate.Open();

        await first.Soon();
        var end = await call.Soon();
        await next.Soon();
        Assert.True(cancel.IsCancellationRequested);
        Assert.Equal((Ending.Canceled, true), (end.How, end.NeverRan));
        Assert.Equal([2], record.Entries);
        Assert.Equal((0, 1, 3), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().Canceled, shared.GetSnapshot().Calls));
    }

    [Theory, Trait("Contract", "C11"), Trait("Contract", "C4")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DrainThatEnds_WhileTheActorTakesUpACall_LeavesItNotStarted(bool knownAsRunning)
    {
        var time = new HookedTime();
        var shared = ShareJournal(out var record, o => (o.TimeProvider, o.CallTimeout) = (time, Timeout.InfiniteTimeSpan));
        using var inFirst = new Gate();
        using var taking = new Gate();
        var first = shared.AskAsync(_ =>
        {
            inFirst.Pass();
            if (knownAsRunning)
                time.AtNextStart(shared, taking.Pass);
            else
                time.AtNextTaking(shared, taking.Pass);
        }).AsTask();
        await inFirst.Reached;
        var call = Ended.OfAsync(shared.AskAsync(static r => r.Write(1)));
        var stop = OwnerOf(shared).DisposeAsync().AsTask();
        inFirst.Open();
        await taking.Reached;
        await first.Soon();

        // The time is up while the call is neither in the queue nor on the resource.
        time.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.True(shared.Resource.IsDrainOver);
        await stop.Soon();
        taking.Open();

        var end = await call.Soon();
        Assert.Equal((Ending.Stopped, true), (end.How, end.NeverRan));
        await shared.Stopped.Soon();
        Assert.Empty(record.Entries);
        Assert.Equal((1, 1), (record.Created, record.Disposed));
    }

    [Fact, Trait("Contract", "C10")]
    public async Task RunningCall_OfAnInfiniteTimeLimit_IsStillCancelledByItsToken()
    {
        var time = new ManualTimeProvider();
        var shared = ShareInterruptible(out var record, time, static o => o.CallTimeout = Timeout.InfiniteTimeSpan);
        using var cancel = new CancellationTokenSource();
        using var inCall = new Gate();
        var running = Ended.OfAsync(shared.AskAsync(r =>
        {
            inCall.Open();
            r.WaitForInterrupt();
            throw new FormatException();
        }, cancel.Token));
        await inCall.PassAsync();
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(running.IsCompleted);
        Assert.Empty(record.Entries);

        await cancel.CancelAsync();
        Assert.Equal((Ending.Canceled, CallOutcome.Aborted), ((await running.Soon()).How, (await running).Outcome));
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Interrupt_WithoutAnyGrace_ReleasesTheCallerAtTheNextTick()
    {
        var time = new ManualTimeProvider();
        var shared = ShareInterruptible(out var record, time, static o => o.InterruptGrace = TimeSpan.Zero);
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var running = Ended.OfAsync(shared.AskAsync((_, gate) => gate.Pass(), gate, cancel.Token));
        await gate.Reached;
        await cancel.CancelAsync();
        await Patience.Eventually(() => record.Entries.Length == 1, "the hook has fired");
        await time.PassAsync(Kept);

        Assert.Equal((Ending.Canceled, CallOutcome.Unknown), ((await running.Soon()).How, (await running).Outcome));
        gate.Open();
        await shared.AskAsync(static r => r.Record.Write(1)).Soon();
        Assert.Equal([-1, 1], record.Entries);
    }
}
