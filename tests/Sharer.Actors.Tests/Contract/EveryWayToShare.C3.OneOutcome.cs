using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    [Theory, Trait("Contract", "C3"), Trait("Contract", "C4")]
    [InlineData(1024, WhenFull.Wait)]
    [InlineData(2, WhenFull.Wait)]
    [InlineData(3, WhenFull.Reject)]
    [InlineData(3, WhenFull.DropOldest)]
    public async Task Outcomes_OfCancelledTimedOutThrowingAndPlainCalls_AddUpAndAgreeWithTheSnapshot(int capacity, WhenFull whenFull)
    {
        const int callers = 12, each = 700;
        var shared = ShareJournal(out var record, o => (o.Capacity, o.WhenFull) = (capacity, whenFull));
        var ledger = new CallLedger(callers * each);
        await shared.Started.Soon();

        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() =>
            ledger.MakeCallsAsync(shared, seed: 7919 + caller, first: caller * each, count: each)))).Soon();
        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();

        ledger.Check(record.Entries);
        var snapshot = shared.GetSnapshot();
        Assert.Equal(callers * each, snapshot.Calls);
        Assert.Equal(
            (ledger.Count(Ending.ResourceFailure), ledger.Count(Ending.Canceled), ledger.Count(Ending.TimedOut), ledger.Count(Ending.Rejected)),
            (snapshot.Failed, snapshot.Canceled, snapshot.TimedOut, snapshot.Rejected));
        Assert.Equal((0, 0), (snapshot.QueueLength, snapshot.AwaitingAdmission));
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C8")]
    public async Task Calls_WhileTheFactoryFailsAFewTimes_WaitAndRun()
    {
        var attempts = 0;
        var record = new Journal.Record();
        var shared = Share(
            () => ++attempts <= 5 ? throw new IOException($"attempt {attempts}") : new Journal(record),
            o => (o.Restart.MinBackoff, o.Restart.MaxBackoff) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2)));

        var calls = Enumerable.Range(0, 500).Select(i => shared.AskAsync(static (r, i) => r.Echo(i), i).AsTask()).ToArray();

        Assert.Equal(Enumerable.Range(0, 500), await Task.WhenAll(calls).Soon());
        Assert.Equal((6, 1), (attempts, record.Created));
        var first = await Assert.ThrowsAsync<IOException>(() => shared.Started.Soon());
        Assert.Equal("attempt 1", first.Message);
    }

    // The clock tells whose time is up, and a caller's context may have him go on there and then.
    [Fact, Trait("Contract", "C3"), Trait("Contract", "C10")]
    public async Task Call_MadeOnTheThreadOfTheClock_RunsAndSoDoesTheNext()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o => o.TimeProvider = time);
        var other = ShareJournal(out _);
        await other.Started.Soon();
        using var held = await HoldAsync(shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }));
        Task<int>? made = null;
        var late = new WhenTold(() => made ??= other.AskAsync(static r => r.Echo(2)).AsTask()).AwaitAsync(
            () => shared.With(new CallOptions { Timeout = TimeSpan.FromSeconds(1) }).AskAsync(static r => r.Write(1)));

        await time.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(Ending.TimedOut, (await late.Soon()).How);
        Assert.Equal(2, await made!.Soon());
        Assert.Equal(3, await other.AskAsync(static r => r.Echo(3)).Soon());
        await held.ReleaseAsync();
    }
}
