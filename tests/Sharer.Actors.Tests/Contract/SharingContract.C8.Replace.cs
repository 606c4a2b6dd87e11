using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C8")]
    public async Task BrokenResource_IsDisposedAndMadeAnewAtOnceAndTheQueueWaits()
    {
        var resets = 0;
        var shared = ShareJournal(out var record, o =>
        {
            o.IsBroken = static e => e is InvalidDataException;
            o.Reset = _ => Interlocked.Increment(ref resets);
            o.TimeProvider = new ManualTimeProvider();
        });
        using var held = await HoldAsync(shared);
        var breaking = shared.AskAsync(static _ => throw new InvalidDataException()).AsTask();
        var queued = Enumerable.Range(0, 10).Select(_ => shared.AskAsync(static r => r.Generation).AsTask()).ToArray();

        await held.ReleaseAsync();

        await Assert.ThrowsAsync<InvalidDataException>(() => breaking.Soon());
        Assert.All(await Task.WhenAll(queued).Soon(), generation => Assert.Equal(2, generation));
        Assert.Equal((2, 1, 0), (record.Created, record.Disposed, resets));
        Assert.Equal((ResourceState.Up, 1), (shared.GetSnapshot().State, shared.GetSnapshot().Restarts));
    }

    [Fact, Trait("Contract", "C8")]
    public async Task Exception_ThatIsNotBroken_RunsResetAndKeepsTheResource()
    {
        var shared = ShareJournal(out var record, static o =>
        {
            o.IsBroken = static e => e is InvalidDataException;
            o.Reset = static r => r.Write(-1);
        });
        using var held = await HoldAsync(shared);
        var failing = shared.AskAsync(static r =>
        {
            r.Write(1);
            throw new FormatException();
        }).AsTask();
        var next = shared.AskAsync(static r => r.Echo(2)).AsTask();

        await held.ReleaseAsync();
        await Assert.ThrowsAsync<FormatException>(() => failing.Soon());
        await next.Soon();

        Assert.Equal([1, -1, 2], record.Entries);
        Assert.Equal((1, 0), (record.Created, record.Disposed));
    }

    [Fact, Trait("Contract", "C8")]
    public async Task ResetOrIsBroken_ThatThrows_MeansBroken()
    {
        var record = new Journal.Record();
        var shared = Share(() => new Journal(record), static o => o.Reset = static _ => throw new IOException("reset"));
        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).Soon());
        Assert.Equal(2, await shared.AskAsync(static r => r.Generation).Soon());

        var other = new Journal.Record();
        var judged = Share(() => new Journal(other), static o => o.IsBroken = static _ => throw new IOException("is broken"));
        await Assert.ThrowsAsync<FormatException>(() => judged.AskAsync(static _ => throw new FormatException()).Soon());
        Assert.Equal(2, await judged.AskAsync(static r => r.Generation).Soon());
    }

    [Fact, Trait("Contract", "C8")]
    public async Task Attempts_ThatFail_AreRepeatedAfterALongerPauseEachTime()
    {
        var time = new ManualTimeProvider();
        var attempts = new List<TimeSpan>();
        var record = new Journal.Record();
        var shared = Share(
            () =>
            {
                attempts.Add(time.Elapsed);
                return attempts.Count is > 1 and < 7 ? throw new IOException($"attempt {attempts.Count}") : new Journal(record);
            },
            o =>
            {
                o.TimeProvider = time;
                o.IsBroken = static _ => true;
                o.CallTimeout = Timeout.InfiniteTimeSpan;
                (o.Restart.MinBackoff, o.Restart.MaxBackoff) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
                (o.Restart.Factor, o.Restart.Jitter) = (2, 0);
            });
        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).Soon());
        var queued = shared.AskAsync(static r => r.Generation).AsTask();

        await Patience.Eventually(() => attempts.Count == 2, "the first attempt is made at once");
        foreach (var pause in new[] { 1, 2, 4, 5, 5 })
        {
            var before = attempts.Count;
            await SettleAsync(shared);
            await time.PassAsync(TimeSpan.FromSeconds(pause) + TimeSpan.FromMilliseconds(50));
            await Patience.Eventually(() => attempts.Count == before + 1, $"the attempt after a pause of {pause} s");
        }

        Assert.Equal(2, await queued.Soon());
        var pauses = attempts.Skip(1).Zip(attempts.Skip(2), static (a, b) => b - a).ToArray();
        Assert.Equal(5, pauses.Length);
        Assert.All(pauses.Zip([1, 2, 4, 5, 5]), static pair => Assert.True(pair.First >= TimeSpan.FromSeconds(pair.Second), $"{pair}"));
        Assert.Equal(1, shared.GetSnapshot().Restarts);
    }

    [Fact, Trait("Contract", "C8")]
    public async Task WhileDownReject_AfterTheFirstFailure_FailsQueuedAndNewCallsWithTheCause()
    {
        var time = new ManualTimeProvider();
        var record = new Journal.Record();
        var cause = new IOException("no such disk");
        var fails = true;
        using var attempt = new Gate();
        var shared = Share(
            () =>
            {
                attempt.Pass();
                return Volatile.Read(ref fails) ? throw cause : new Journal(record);
            },
            o =>
            {
                o.TimeProvider = time;
                o.Restart.WhileDown = WhileDown.Reject;
            });
        await attempt.Reached;
        var early = Enumerable.Range(0, 5).Select(_ => Ended.OfAsync(shared.AskAsync(static r => r.Write(1)))).ToArray();
        Assert.All(early, static call => Assert.False(call.IsCompleted));
        attempt.Open();

        Assert.All(await Task.WhenAll(early).Soon(), end => Assert.Equal(
            (Ending.Unavailable, true, cause), (end.How, end.NeverRan, end.Failure!.InnerException)));
        await Patience.Eventually(() => shared.GetSnapshot().State == ResourceState.Down, "the resource is down");
        var late = await Ended.OfAsync(shared.AskAsync(static r => r.Write(2))).Soon();
        Assert.Equal((Ending.Unavailable, true), (late.How, late.NeverRan));
        Assert.Same(cause, late.Failure!.InnerException);
        Assert.Contains("no such disk", late.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(6, shared.GetSnapshot().Failed);

        Volatile.Write(ref fails, false);
        await AdvanceUntilAsync(time, () => shared.GetSnapshot().State == ResourceState.Up, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1));
        Assert.Equal(3, await shared.AskAsync(static r => r.Echo(3)).Soon());
        Assert.Equal([3], record.Entries);
    }

    [Fact, Trait("Contract", "C8"), Trait("Contract", "C10")]
    public async Task CallTimeout_WhileDown_IsNotStartedWithTheLastCreationFailureInside()
    {
        var time = new ManualTimeProvider();
        var attempts = 0;
        var shared = Share<Journal>(
            () => throw new IOException($"attempt {Interlocked.Increment(ref attempts)}"),
            o =>
            {
                (o.TimeProvider, o.CallTimeout) = (time, TimeSpan.FromSeconds(3));
                (o.Restart.MinBackoff, o.Restart.MaxBackoff, o.Restart.Jitter) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20), 0);
            });
        var call = Ended.OfAsync(shared.AskAsync(static r => r.Write(1)));
        await Assert.ThrowsAsync<IOException>(() => shared.Started.Soon());
        await time.PassAsync(TimeSpan.FromSeconds(2.05));
        await Patience.Eventually(() => Volatile.Read(ref attempts) == 2, "the second attempt");
        await SettleAsync(shared);
        await time.PassAsync(TimeSpan.FromSeconds(1));

        var end = await call.Soon();
        Assert.Equal((Ending.TimedOut, true, "attempt 2"), (end.How, end.NeverRan, end.Failure!.InnerException?.Message));
        Assert.IsType<IOException>(end.Failure.InnerException);
        await StopWithVirtualTimeAsync(shared, time);
    }

    [Fact, Trait("Contract", "C8")]
    public async Task Factory_ThatReturnsNullOrADisposedInstance_HasFailed()
    {
        var record = new Journal.Record();
        var attempts = 0;
        var shared = Share(() => attempts++ == 0 ? null! : new Journal(record), static o => o.Restart.MinBackoff = TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await shared.AskAsync(static r => r.Generation).Soon());
        await Assert.ThrowsAnyAsync<Exception>(() => shared.Started.Soon());

        var only = new Journal(new Journal.Record());
        var again = Share(() => only, static o =>
        {
            (o.IsBroken, o.Restart.WhileDown) = (static _ => true, WhileDown.Reject);
            o.DrainTimeout = TimeSpan.FromMilliseconds(1);
        });
        await Assert.ThrowsAsync<FormatException>(() => again.AskAsync(static _ => throw new FormatException()).Soon());
        var end = await Ended.OfAsync(again.AskAsync(static r => r.Write(1))).Soon();
        Assert.Equal(Ending.Unavailable, end.How);
    }

    [Fact, Trait("Contract", "C8"), Trait("Contract", "C11")]
    public async Task AsyncFactory_ItsToken_EndsWithTheResource()
    {
        var tokens = new List<CancellationToken>();
        var shared = Share(async token =>
        {
            tokens.Add(token);
            await Task.Yield();
            return new Journal(new Journal.Record());
        });
        await shared.AskAsync(static r => r.Echo(1)).Soon();
        Assert.False(Assert.Single(tokens).IsCancellationRequested);
        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();
        Assert.True(tokens[0].IsCancellationRequested);

        using var inFactory = new Gate();
        var stuck = Share<Journal>(async token =>
        {
            var ended = Task.Delay(Timeout.InfiniteTimeSpan, token);
            inFactory.Open();
            await ended;
            throw new InvalidOperationException("not reached");
        }, static o => o.DrainTimeout = TimeSpan.FromMilliseconds(1));
        await inFactory.PassAsync();
        var call = Ended.OfAsync(stuck.AskAsync(static r => r.Echo(1)));
        await OwnerOf(stuck).DisposeAsync().Soon();
        await stuck.Stopped.Soon();
        Assert.True((await call.Soon()) is { How: Ending.Stopped, NeverRan: true });
    }

    private protected static Task SettleAsync<T>(SharedRef<T> shared) where T : class => SettleAsync(shared.Actor);

    private async Task StopWithVirtualTimeAsync<T>(SharedRef<T> shared, ManualTimeProvider time) where T : class
    {
        var stop = OwnerOf(shared).DisposeAsync().AsTask();
        await AdvanceUntilAsync(time, () => stop.IsCompleted, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        await stop.Soon();
    }
}
