using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    [Theory, Trait("Contract", "C2")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(1024)]
    public async Task Calls_OfOneCaller_RunInTheOrderInWhichTheyWereMade(int capacity)
    {
        const int callers = 6, each = 2_000;
        var shared = ShareJournal(out var record, o => o.Capacity = capacity);

        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var calls = new Task[each];
            for (var i = 0; i < each; i++)
            {
                var entry = (caller * each) + i;
                calls[i] = i % 10 == 0
                    ? shared.UseAsync((r, _) => UseAsync(r, entry)).AsTask()
                    : shared.AskAsync(static (r, entry) => r.Write(entry), entry).AsTask();
            }
            await Task.WhenAll(calls);
        }))).Soon();

        Assert.Equal(callers * each, record.Entries.Length);
        foreach (var ofOne in record.Entries.GroupBy(entry => entry / each))
            Assert.Equal(Enumerable.Range(ofOne.Key * each, each), ofOne);

        static async ValueTask UseAsync(Journal resource, int entry)
        {
            await Task.Yield();
            resource.Write(entry);
        }
    }

    [Theory, Trait("Contract", "C2")]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(1024)]
    public async Task Calls_AfterEarlierOnesWereCancelled_KeepTheirOrder(int capacity)
    {
        var shared = ShareJournal(out var record, o => o.Capacity = capacity);
        using var held = await HoldAsync(shared);
        using var cancel = new CancellationTokenSource();
        int[] cancelled = [0, 2, 3, 7, 18, 19];
        var calls = Enumerable.Range(0, 20)
            .Select(i => Ended.OfAsync(shared.AskAsync(
                static (r, i) => r.Write(i), i, cancelled.Contains(i) ? cancel.Token : CancellationToken.None)))
            .ToArray();

        await cancel.CancelAsync();
        var ends = await Task.WhenAll(cancelled.Select(i => calls[i])).Soon();
        await held.ReleaseAsync();
        await Task.WhenAll(calls).Soon();

        Assert.All(ends, end => Assert.Equal((Ending.Canceled, true), (end.How, end.NeverRan)));
        Assert.Equal(Enumerable.Range(0, 20).Except(cancelled), record.Entries);
    }

    [Fact, Trait("Contract", "C2")]
    public async Task Calls_ThroughDifferentViewsOfEqualPriority_KeepTheirOrder()
    {
        var shared = ShareJournal(out var record, o => o.Capacity = 3);
        SharedRef<Journal>[] views =
        [
            shared,
            shared.With(new CallOptions { Timeout = TimeSpan.FromMinutes(1) }),
            shared.With(new CallOptions { Priority = CallPriority.Normal }).With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }),
        ];
        using var held = await HoldAsync(shared);
        var calls = Enumerable.Range(0, 60).Select(i => views[i % 3].AskAsync(static (r, i) => r.Write(i), i).AsTask()).ToArray();

        await held.ReleaseAsync();
        await Task.WhenAll(calls).Soon();

        Assert.Equal(Enumerable.Range(0, 60), record.Entries);
    }

    [Theory, Trait("Contract", "C2")]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(1024)]
    public async Task Priority_Higher_PassesWaitingLowerOnes(int capacity)
    {
        var shared = ShareJournal(out var record, o => o.Capacity = capacity);
        using var held = await HoldAsync(shared);
        // With room for three, the first three are inside and the rest are suspended: both are ordered by priority.
        int[] made = [1, 101, 201, 2, 202, 102, 3, 203, 103];
        var calls = made.Select(entry => WithPriority(shared, (CallPriority)(entry / 100))
            .AskAsync(static (r, entry) => r.Write(entry), entry).AsTask()).ToArray();

        await held.ReleaseAsync();
        await Task.WhenAll(calls).Soon();

        Assert.Equal([201, 202, 203, 101, 102, 103, 1, 2, 3], record.Entries);
    }

    [Theory, Trait("Contract", "C2")]
    [InlineData(CallPriority.Low, CallPriority.High)]
    [InlineData(CallPriority.Low, CallPriority.Normal)]
    [InlineData(CallPriority.Normal, CallPriority.High)]
    public async Task Priority_AfterSixteenHavePassed_OneLowerCallRuns(CallPriority lower, CallPriority higher)
    {
        var shared = ShareJournal(out var record);
        using var held = await HoldAsync(shared);
        var calls = MakeSixteenTwice(shared, lower, higher);

        await held.ReleaseAsync();
        await Task.WhenAll(calls).Soon();

        Assert.Equal(SixteenTwice, record.Entries);
    }

    [Theory, Trait("Contract", "C2"), Trait("Contract", "C9")]
    [InlineData(CallPriority.Low, CallPriority.High)]
    [InlineData(CallPriority.Low, CallPriority.Normal)]
    [InlineData(CallPriority.Normal, CallPriority.High)]
    public async Task Admission_AfterSixteenHavePassed_AdmitsOneLowerCaller(CallPriority lower, CallPriority higher)
    {
        // With no room to wait, the order of admission is the order in which calls run.
        var shared = ShareJournal(out var record, static o => o.Capacity = 0);
        using var held = await HoldAsync(shared);
        var calls = MakeSixteenTwice(shared, lower, higher);

        await held.ReleaseAsync();
        await Task.WhenAll(calls).Soon();

        Assert.Equal(SixteenTwice, record.Entries);
    }

    [Theory, Trait("Contract", "C2"), Trait("Contract", "C9")]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Admission_WithLowerCallersSuspended_IsPassedAtMostSixteenTimesOutsideAndSixteenInside(int capacity)
    {
        var shared = ShareJournal(out var record, o => o.Capacity = capacity);
        using var held = await HoldAsync(shared);
        var filling = Enumerable.Range(0, capacity).Select(_ => shared.AskAsync(static r => r.Write(-1)).AsTask()).ToArray();
        var low = WithPriority(shared, CallPriority.Low).AskAsync(static r => r.Write(0)).AsTask();
        var high = WithPriority(shared, CallPriority.High);
        var calls = Enumerable.Range(1, 80).Select(i => high.AskAsync(static (r, i) => r.Write(i), i).AsTask()).ToArray();

        await held.ReleaseAsync();
        await Task.WhenAll([low, .. filling, .. calls]).Soon();

        Assert.Equal(Enumerable.Range(1, 80), record.Entries.Where(static entry => entry > 0));
        Assert.InRange(record.Entries.Where(static entry => entry >= 0).ToList().IndexOf(0), 16, 32 + capacity);
    }

    [Fact, Trait("Contract", "C2")]
    public async Task Priority_HighCallsThatPassedNobody_DoNotCount()
    {
        var shared = ShareJournal(out var record);
        var high = WithPriority(shared, CallPriority.High);
        for (var i = 0; i < 40; i++)
            await high.AskAsync(static _ => { }).Soon();
        using var held = await HoldAsync(high);
        var low = WithPriority(shared, CallPriority.Low).AskAsync(static r => r.Write(0)).AsTask();
        var calls = Enumerable.Range(1, 3).Select(i => high.AskAsync(static (r, i) => r.Write(i), i).AsTask()).ToArray();

        await held.ReleaseAsync();
        await Task.WhenAll([low, .. calls]).Soon();

        Assert.Equal([1, 2, 3, 0], record.Entries);
    }

    [Fact, Trait("Contract", "C2"), Trait("Contract", "C9")]
    public async Task Admission_FreedPlace_GoesToTheSuspendedCallerBeforeANewcomer()
    {
        var shared = ShareJournal(out var record, o => o.Capacity = 1);
        using var held = await HoldAsync(shared);
        using var inFirst = new Gate();
        var first = shared.AskAsync(r =>
        {
            r.Write(0);
            inFirst.Pass();
        }).AsTask();
        var suspended = Enumerable.Range(1, 3).Select(i => shared.AskAsync(static (r, i) => r.Write(i), i).AsTask()).ToArray();

        await held.ReleaseAsync();
        await inFirst.Reached;
        // The first runs, so one place is free: it is the first suspended caller's already.
        var newcomer = shared.AskAsync(static r => r.Write(9)).AsTask();
        await Patience.Eventually(() => shared.GetSnapshot() is { QueueLength: 1, AwaitingAdmission: 3 }, "one inside, three suspended");
        inFirst.Open();
        await Task.WhenAll([first, newcomer, .. suspended]).Soon();

        Assert.Equal([0, 1, 2, 3, 9], record.Entries);
    }

    [Fact, Trait("Contract", "C2")]
    public async Task Tell_FromInsideACall_RunsBehindWhatWaits()
    {
        var shared = ShareJournal(out var record);
        using var held = await HoldAsync(shared);
        var first = shared.AskAsync(r =>
        {
            shared.Tell(static r => r.Write(3));
            r.Write(1);
        }).AsTask();
        var second = shared.AskAsync(static r => r.Write(2)).AsTask();
        await held.ReleaseAsync();
        await Task.WhenAll(first, second).Soon();
        await shared.AskAsync(static r => r.Write(4)).Soon();

        Assert.Equal([1, 2, 3, 4], record.Entries);
    }

    private static int[] SixteenTwice { get; } =
        [.. Enumerable.Range(100, 16), 1, .. Enumerable.Range(116, 16), 2, .. Enumerable.Range(132, 8), 3];

    private static Task[] MakeSixteenTwice(SharedRef<Journal> shared, CallPriority lower, CallPriority higher)
    {
        int[] entries = [1, 2, 3, .. Enumerable.Range(100, 40)];
        return [.. entries.Select(entry => WithPriority(shared, entry < 100 ? lower : higher)
            .AskAsync(static (r, entry) => r.Write(entry), entry).AsTask())];
    }

    private protected static SharedRef<T> WithPriority<T>(SharedRef<T> shared, CallPriority priority) where T : class =>
        shared.With(new CallOptions { Priority = priority });
}
