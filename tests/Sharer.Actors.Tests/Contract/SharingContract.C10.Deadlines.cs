using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    private static readonly TimeSpan Kept = TimeSpan.FromMilliseconds(50);

    [Fact, Trait("Contract", "C10")]
    public async Task Deadline_OfAWaitingCall_IsKeptWithinFiftyMilliseconds()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o => (o.TimeProvider, o.CallTimeout) = (time, TimeSpan.FromSeconds(7)));
        using var held = await HoldAsync(shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }));
        var first = Ended.OfAsync(shared.AskAsync(static r => r.Write(1)));
        time.Advance(TimeSpan.FromSeconds(3));
        var second = Ended.OfAsync(shared.AskAsync(static r => r.Write(2)));
        var hurried = Ended.OfAsync(shared.With(new CallOptions { Timeout = TimeSpan.FromSeconds(1) }).AskAsync(static r => r.Write(3)));

        await time.PassAsync(TimeSpan.FromSeconds(1) + Kept);
        Check(await hurried.Soon(), TimeSpan.FromSeconds(1), 2);
        Assert.False(first.IsCompleted);
        await time.PassAsync(TimeSpan.FromSeconds(3));
        Check(await first.Soon(), TimeSpan.FromSeconds(7), 1);
        Assert.False(second.IsCompleted);
        await time.PassAsync(TimeSpan.FromSeconds(3));
        Check(await second.Soon(), TimeSpan.FromSeconds(7), 0);

        void Check(Ended end, TimeSpan limit, int stillWaiting)
        {
            var failure = Assert.IsType<CallTimeoutException>(end.Failure);
            Assert.Equal((CallOutcome.NotStarted, limit, "AskAsync"), (failure.Outcome, failure.Limit, failure.HolderMethod));
            Assert.InRange(failure.QueueLength, stillWaiting, stillWaiting + 1);
            Assert.InRange(failure.HeldFor!.Value, time.Elapsed - Kept, time.Elapsed);
            Assert.Null(failure.InnerException);
        }
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Deadline_OfAWaitingCall_IsNotEarly()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out var record, o => (o.TimeProvider, o.CallTimeout) = (time, TimeSpan.FromSeconds(5)));
        using var held = await HoldAsync(shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }));
        var call = shared.AskAsync(static r => r.Write(1)).AsTask();

        time.Advance(TimeSpan.FromSeconds(5) - Kept);
        await held.ReleaseAsync();

        await call.Soon();
        Assert.Equal([1], record.Entries);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Deadline_ThatPassedBeforeTheTurn_CountsEvenIfNoTimerFired()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out var record, o => o.TimeProvider = time);
        using var held = await HoldAsync(shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }));
        var call = Ended.OfAsync(shared.AskAsync(static r => r.Write(1)));

        time.Advance(TimeSpan.FromMinutes(2));
        held.Gate.Open();

        var end = await call.Soon();
        Assert.Equal((Ending.TimedOut, true), (end.How, end.NeverRan));
        await shared.AskAsync(static r => r.Write(2)).Soon();
        Assert.Equal([2], record.Entries);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Deadline_Infinite_NeverPasses()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out var record, o => (o.TimeProvider, o.CallTimeout) = (time, Timeout.InfiniteTimeSpan));
        using var held = await HoldAsync(shared);
        var call = shared.AskAsync(static r => r.Write(1)).AsTask();

        time.Advance(TimeSpan.FromMinutes(10));
        await held.ReleaseAsync();

        await call.Soon();
        Assert.Equal([1], record.Entries);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Deadlines_OfManyCalls_NeedNoTimerEach()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o => (o.TimeProvider, o.Capacity) = (time, 500));
        await shared.Started.Soon();
        var before = time.TimersCreated;
        using var held = await HoldAsync(shared);
        var calls = Enumerable.Range(0, 1_000).Select(i => Ended.OfAsync(shared
            .With(new CallOptions { Timeout = TimeSpan.FromSeconds(1 + (i % 7)) }).AskAsync(static r => r.Write(0)))).ToArray();
        await time.PassAsync(TimeSpan.FromSeconds(7) + Kept);

        Assert.All(await Task.WhenAll(calls).Soon(), static end => Assert.Equal(Ending.TimedOut, end.How));
        Assert.InRange(time.TimersCreated - before, 0, 50);
    }

    [Fact, Trait("Contract", "C19")]
    public async Task Resource_ThatIsIdle_CostsNoTimer()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o => o.TimeProvider = time);
        for (var i = 0; i < 3; i++)
        {
            await shared.AskAsync(static r => r.Write(1)).Soon();
            await AdvanceUntilAsync(
                time, () => !time.HasTimerDueWithin(TimeSpan.FromDays(1)), TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1));
        }
    }

    [Theory, Trait("Contract", "C10")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunningCall_WithoutAHook_ReleasesItsCallerAtOnceAndTheResourceStaysTaken(bool byDeadline)
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out var record, o => o.TimeProvider = time);
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var running = Ended.OfAsync(shared.AskAsync(r =>
        {
            r.Write(1);
            gate.Pass();
            r.Write(2);
        }, byDeadline ? CancellationToken.None : cancel.Token));
        await gate.Reached;
        var next = shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }).AskAsync(static r => r.Write(3)).AsTask();

        if (byDeadline)
            await time.PassAsync(TimeSpan.FromSeconds(30) + Kept);
        else
            await cancel.CancelAsync();
        var end = await running.Soon();

        Assert.Equal((byDeadline ? Ending.TimedOut : Ending.Canceled, CallOutcome.Unknown), (end.How, end.Outcome));
        Assert.Equal([1], record.Entries);
        Assert.Equal(("AskAsync", 1), (shared.GetSnapshot().RunningMethod, shared.GetSnapshot().QueueLength));
        gate.Open();
        await next.Soon();
        Assert.Equal([1, 2, 3], record.Entries);
        Assert.Equal(2, shared.GetSnapshot().Calls);
    }

    [Fact, Trait("Contract", "C10"), Trait("Contract", "C6")]
    public async Task RunningCall_WhoseCallerWasReleasedAndThatThrowsLater_DisturbsNothing()
    {
        var resets = 0;
        var shared = ShareJournal(out _, o => o.Reset = _ => resets++);
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var running = Ended.OfAsync(shared.AskAsync(_ =>
        {
            gate.Pass();
            throw new FormatException();
        }, cancel.Token));
        await gate.Reached;
        await cancel.CancelAsync();
        Assert.Equal(CallOutcome.Unknown, (await running.Soon()).Outcome);
        gate.Open();

        Assert.Equal(5, await shared.AskAsync(static r => r.Echo(5)).Soon());
        Assert.Equal(1, resets);
    }

    [Fact, Trait("Contract", "C10"), Trait("Contract", "C4")]
    public async Task RunningCall_ThatCancelsItsOwnToken_IsReleasedAsUnknown()
    {
        var shared = ShareJournal(out _);
        using var cancel = new CancellationTokenSource();

        var end = await Ended.OfAsync(shared.AskAsync(static (_, cancel) => cancel.Cancel(), cancel, cancel.Token)).Soon();

        Assert.Equal((Ending.Canceled, CallOutcome.Unknown), (end.How, end.Outcome));
        Assert.Equal(1, await shared.AskAsync(static r => r.Echo(1)).Soon());
    }

    [Fact, Trait("Contract", "C10")]
    public async Task UseAsync_ItsToken_IsTheDeadlinesAndTheCallersInOne()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o => o.TimeProvider = time);
        using var begun = new Gate();
        var late = Ended.OfAsync(shared.UseAsync(async (_, token) =>
        {
            var never = Task.Delay(Timeout.InfiniteTimeSpan, token);
            begun.Open();
            await never;
        }));
        await begun.PassAsync();
        await time.PassAsync(TimeSpan.FromSeconds(30) + Kept);

        var end = await late.Soon();
        Assert.Equal((Ending.TimedOut, CallOutcome.Aborted), (end.How, end.Outcome));
        Assert.IsAssignableFrom<OperationCanceledException>(end.Failure!.InnerException);
        Assert.Equal(1, await shared.AskAsync(static r => r.Echo(1)).Soon());
    }

    [Fact, Trait("Contract", "C10")]
    public async Task UseAsync_ThatIgnoresItsToken_ReleasesItsCallerAfterTheGraceAndKeepsTheTurn()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out var record, o => (o.TimeProvider, o.CallTimeout) = (time, Timeout.InfiniteTimeSpan));
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var use = Ended.OfAsync(shared.UseAsync(async (r, _) =>
        {
            await gate.PassAsync();
            r.Write(1);
        }, cancel.Token));
        await gate.Reached;
        var next = shared.AskAsync(static r => r.Write(2)).AsTask();
        await cancel.CancelAsync();
        Assert.False(use.IsCompleted);
        await AdvanceUntilAsync(time, () => use.IsCompleted, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(60));

        var end = await use.Soon();
        Assert.Equal((Ending.Canceled, CallOutcome.Unknown), (end.How, end.Outcome));
        Assert.False(next.IsCompleted);
        gate.Open();
        await next.Soon();
        Assert.Equal([1, 2], record.Entries);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task UseAsync_ThatReturnsAResultInSpiteOfItsToken_GivesTheResult()
    {
        var shared = ShareJournal(out _);
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var use = shared.UseAsync(async (_, token) =>
        {
            await using var registration = token.Register(gate.Open);
            await gate.PassAsync();
            return 42;
        }, cancel.Token).AsTask();
        await gate.Reached;
        await cancel.CancelAsync();

        Assert.Equal(42, await use.Soon());
        Assert.Equal(0, shared.GetSnapshot().Canceled);
    }
}
