using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    [Theory, Trait("Contract", "C4"), Trait("Contract", "C9")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancel_OfAWaitingOrSuspendedCall_EndsItAtOnceAndItNeverRuns(bool suspended)
    {
        var shared = ShareJournal(out var record, o => o.Capacity = suspended ? 0 : 1024);
        using var held = await HoldAsync(shared);
        using var cancel = new CancellationTokenSource();
        var call = shared.AskAsync(static r => r.Echo(1), cancel.Token).AsTask();
        var use = shared.UseAsync(static (r, _) => ValueTask.FromResult(r.Echo(2)), cancel.Token).AsTask();

        await cancel.CancelAsync();
        var failures = new[]
        {
            await Assert.ThrowsAsync<CallCanceledException>(() => call.Soon()),
            await Assert.ThrowsAsync<CallCanceledException>(() => use.Soon()),
        };
        Assert.True(call.IsCanceled);
        Assert.False(held.Call.IsCompleted);
        await held.ReleaseAsync();
        await shared.AskAsync(static r => r.Write(3)).Soon();

        Assert.Equal([3], record.Entries);
        Assert.All(failures, failure => Assert.Equal(
            (CallOutcome.NotStarted, cancel.Token, shared.Name), (failure.Outcome, failure.CancellationToken, failure.ResourceName)));
        Assert.Equal(2, shared.GetSnapshot().Canceled);
    }

    [Fact, Trait("Contract", "C4")]
    public async Task Cancel_WithinTheTurnBefore_KeepsTheCallFromRunning()
    {
        var shared = ShareJournal(out var record);
        for (var i = 0; i < 200; i++)
        {
            using var held = await HoldAsync(shared);
            using var cancel = new CancellationTokenSource();
            var canceller = shared.AskAsync(static (_, cancel) => cancel.Cancel(), cancel).AsTask();
            var call = Ended.OfAsync(shared.AskAsync(static r => r.Write(1), cancel.Token));

            await held.ReleaseAsync();
            await canceller.Soon();

            Assert.True((await call.Soon()) is { How: Ending.Canceled, NeverRan: true });
        }
        Assert.Empty(record.Entries);
    }

    [Theory, Trait("Contract", "C4"), Trait("Contract", "C3")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    public async Task Cancel_AtTheMomentOfTheStart_EitherRanOrDidNot(int capacity)
    {
        const int rounds = 400, each = 4;
        var shared = ShareJournal(out var record, o => o.Capacity = capacity);
        var ends = new List<Task<Ended>>();
        var random = new Random(4_242);
        for (var round = 0; round < rounds; round++)
        {
            using var held = await HoldAsync(shared);
            using var cancel = new CancellationTokenSource();
            using var start = new Barrier(2);
            for (var i = 0; i < each; i++)
                ends.Add(Ended.OfAsync(shared.AskAsync(static (r, entry) => r.Write(entry), (round * each) + i, cancel.Token)));
            var (before, after) = (random.Next(300), random.Next(300));
            var cancelling = Task.Run(() =>
            {
                start.SignalAndWait(Patience.Limit);
                Thread.SpinWait(before);
                cancel.Cancel();
            });
            var releasing = Task.Run(() =>
            {
                start.SignalAndWait(Patience.Limit);
                Thread.SpinWait(after);
                held.Gate.Open();
            });
            await Task.WhenAll([cancelling, releasing, held.Call, .. ends.Skip(round * each)]).Soon();
        }
        // A call whose caller was released while it ran may still be on the resource.
        await shared.AskAsync(static _ => { }).Soon();

        var ran = record.Entries.ToHashSet();
        Assert.Equal(record.Entries.Length, ran.Count);
        for (var entry = 0; entry < ends.Count; entry++)
        {
            var end = await ends[entry];
            Assert.True(end.How is Ending.Result or Ending.Canceled, $"{end}");
            Assert.True(ran.Contains(entry) == !end.NeverRan, $"call {entry} {(ran.Contains(entry) ? "ran" : "did not run")} and ended as {end}");
        }
    }

    [Theory, Trait("Contract", "C4"), Trait("Contract", "C10")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    public async Task TimeOut_OfAWaitingOrSuspendedCall_NeverRuns(int capacity)
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out var record, o => (o.TimeProvider, o.Capacity) = (time, capacity));
        var patient = shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan });
        using var held = await HoldAsync(patient);
        var calls = Enumerable.Range(0, 5).Select(i => Ended.OfAsync(shared.AskAsync(static (r, i) => r.Write(i), i))).ToArray();

        await time.PassAsync(TimeSpan.FromMilliseconds(30_050));
        var ends = await Task.WhenAll(calls).Soon();
        await held.ReleaseAsync();
        await shared.AskAsync(static r => r.Write(9)).Soon();

        Assert.All(ends, end => Assert.Equal((Ending.TimedOut, true), (end.How, end.NeverRan)));
        Assert.Equal([9], record.Entries);
        Assert.Equal(5, shared.GetSnapshot().TimedOut);
    }

    [Theory, Trait("Contract", "C4"), Trait("Contract", "C9")]
    [InlineData(WhenFull.Reject)]
    [InlineData(WhenFull.DropOldest)]
    public async Task Rejection_OrDrop_NeverRuns(WhenFull whenFull)
    {
        var shared = ShareJournal(out var record, o => (o.Capacity, o.WhenFull) = (2, whenFull));
        using var held = await HoldAsync(shared);
        var calls = Enumerable.Range(0, 10).Select(i => Ended.OfAsync(shared.AskAsync(static (r, i) => r.Write(i), i))).ToArray();
        await Patience.Eventually(() => calls.Count(call => call.IsCompleted) == 8, "all but two were refused");
        await held.ReleaseAsync();
        var ends = await Task.WhenAll(calls).Soon();
        await shared.AskAsync(static r => r.Write(99)).Soon();

        var ran = Enumerable.Range(0, 10).Where(i => ends[i].How == Ending.Result).ToArray();
        Assert.Equal(whenFull == WhenFull.Reject ? [0, 1] : [8, 9], ran);
        Assert.Equal([.. ran, 99], record.Entries);
        Assert.All(ends.Where(end => end.How != Ending.Result), end => Assert.Equal((Ending.Rejected, true), (end.How, end.NeverRan)));
    }

    [Fact, Trait("Contract", "C4")]
    public async Task Call_WithATokenThatIsCancelledAlready_IsCancelledWithoutRunning()
    {
        var shared = ShareJournal(out var record);
        var token = new CancellationToken(true);

        var failure = await Assert.ThrowsAsync<CallCanceledException>(() => shared.AskAsync(static r => r.Echo(1), token).Soon());
        await Assert.ThrowsAsync<CallCanceledException>(() => shared.AskAsync(static r => r.Write(1), token).Soon());
        await Assert.ThrowsAsync<CallCanceledException>(() => shared.AskAsync(static (r, _) => r.Echo(1), 0, token).Soon());
        await Assert.ThrowsAsync<CallCanceledException>(() => shared.UseAsync(static (r, _) => ValueTask.FromResult(r.Echo(1)), token).Soon());
        await shared.AskAsync(static _ => { }).Soon();

        Assert.Equal((CallOutcome.NotStarted, token), (failure.Outcome, failure.CancellationToken));
        Assert.Empty(record.Entries);
        Assert.Equal((5, 4), (shared.GetSnapshot().Calls, shared.GetSnapshot().Canceled));
    }
}
