using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Batching;

/// <summary>A batch that is open, or half undone, when the resource stops, is replaced, or its actor fails.</summary>
[Trait("Contract", "C13"), Trait("Contract", "C11")]
public sealed class BatchEndTests(Engine engine) : IClassFixture<Engine>
{
    [Fact]
    public async Task Stop_DuringACommitThatHangs_ReleasesTheCallersAndDisposesWhenItReturns()
    {
        await using var batches = new Batches(engine, static o => o.DrainTimeout = TimeSpan.FromSeconds(5));
        using var inCommit = new Gate();
        batches.Record.Once("commit", _ => inCommit.Pass());
        var call = batches.WriteAsync("a");
        await inCommit.Reached;
        var waiting = batches.WriteAsync("b");
        var stopped = batches.Owner.DisposeAsync().AsTask();
        batches.Time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal((Ending.Stopped, CallOutcome.Unknown), ((await call.Soon()).How, (await call).Outcome));
        Assert.Equal((Ending.Stopped, CallOutcome.NotStarted), ((await waiting.Soon()).How, (await waiting).Outcome));
        await stopped.Soon();
        Assert.False(batches.Owner.Stopped.IsCompleted);
        inCommit.Open();
        await batches.Owner.Stopped.Soon();
        Assert.Equal("begin mark a release commit dispose", batches.Record.Trace);
    }

    [Fact]
    public async Task Stop_WithCallsOfABatchWaiting_RunsAndCommitsThemFirst()
    {
        await using var batches = new Batches(engine, savepoints: false);
        var gate = await batches.HoldAsync();
        Task<Ended>[] calls = [batches.WriteAsync("a"), batches.FailAsync("b"), batches.WriteAsync("c")];
        var stopped = batches.Owner.DisposeAsync().AsTask();
        gate.Open();
        await stopped.Soon();

        Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], (await Task.WhenAll(calls).Soon()).Select(static end => end.How));
        Assert.Equal("a c", batches.Record.Committed);
    }

    [Fact]
    public async Task DrainTimeout_WithCallsThatWaitToRunOnceMore_ReleasesThem()
    {
        using var inFactory = new Gate();
        var made = 0;
        var record = new Book.Record();
        var time = new ManualTimeProvider();
        var shared = engine.System.Share("drain of the undone", async _ =>
        {
            if (++made > 1)
                await inFactory.PassAsync();
            return new Book(record);
        }, o =>
        {
            (o.TimeProvider, o.CallTimeout, o.Batch, o.DrainTimeout) = (time, Timeout.InfiniteTimeSpan, Book.Hooks(), TimeSpan.FromSeconds(5));
            o.IsBroken = static e => e is FormatException;
        });
        var batched = shared.With(new CallOptions { Batch = true });
        using var gate = new Gate();
        var held = shared.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        var undone = Ended.OfAsync(batched.AskAsync(static book => book.Write("a")));
        var failing = Ended.OfAsync(batched.AskAsync(static book => book.Fail("b")));
        gate.Open();
        await held.Soon();
        await failing.Soon();
        await inFactory.Reached;

        var stopped = shared.DisposeAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal((Ending.Stopped, CallOutcome.Unknown), ((await undone.Soon()).How, (await undone).Outcome));
        await stopped.Soon();
        inFactory.Open();
        await shared.Stopped.Soon();

        Assert.Equal(("", 0L), (record.Committed, shared.Resource.Admission.Inside));
    }

    [Fact]
    public async Task Stop_DuringAHeldTurnOfABatch_CommitsWhatHasReturned()
    {
        await using var batches = new Batches(engine, savepoints: false);
        var gate = await batches.HoldAsync();
        var first = batches.WriteAsync("a");
        using var inUse = new Gate();
        var second = Ended.OfAsync(batches.Batched.UseAsync(async (book, token) =>
        {
            inUse.Pass();
            await Task.Delay(Timeout.Infinite, token);
        }));
        gate.Open();
        await inUse.Reached;
        await KillBehindAsync(batches, inUse);

        // The failing of the second undid the first, and there is no actor any more that would run it again.
        Assert.Equal((Ending.Stopped, CallOutcome.Aborted), ((await second.Soon()).How, (await second).Outcome));
        Assert.Equal((Ending.Stopped, CallOutcome.Unknown), ((await first.Soon()).How, (await first).Outcome));
        Assert.Equal("begin a rollback dispose", batches.Record.Trace);

        static async Task KillBehindAsync(Batches batches, Gate inUse)
        {
            batches.Owner.Actor.Tell(Kill.Instance);
            inUse.Open();
            await batches.Owner.Stopped.Soon();
        }
    }

    [Fact]
    public async Task Restart_OfTheActorWithAnOpenBatch_CommitsItFirst()
    {
        await using var batches = new Batches(engine, static o => o.Batch!.MaxDelay = TimeSpan.FromSeconds(10), savepoints: false);
        var call = batches.WriteAsync("a");
        await Patience.Eventually(() => batches.Record.Trace == "begin a", "the batch is open");

        ((IInternalActorRef)batches.Owner.Actor).Restart(new FormatException());

        Assert.Equal(Ending.Result, (await call.Soon()).How);
        await batches.PlainAsync("b").Soon();
        Assert.Equal(("begin a commit dispose b", 2), (batches.Record.Trace, batches.Record.Created));
    }

    // The second run is the last: what a restart finds in it is committed, never run again.
    [Fact]
    public async Task Restart_DuringTheSecondRunOfACall_DoesNotRunItAThirdTime()
    {
        await using var batches = new Batches(engine, savepoints: false);
        using var inSecond = new Gate();
        var gate = await batches.HoldAsync();
        var runs = 0;
        var first = batches.Batched.UseAsync(async (book, _) =>
        {
            book.Write("a");
            if (++runs == 2)
                await inSecond.PassAsync();
            return runs;
        }).AsTask();
        var failing = batches.FailAsync("b");
        gate.Open();
        await inSecond.Reached;
        ((IInternalActorRef)batches.Owner.Actor).Restart(new FormatException());
        inSecond.Open();

        Assert.Equal(2, await first.Soon());
        await failing.Soon();
        await batches.PlainAsync("c").Soon();
        Assert.Equal("begin a b rollback begin a commit dispose c", batches.Record.Trace);
    }

    [Fact]
    public async Task BrokenBatch_WithAnAsynchronousFactory_RunsTheOthersBeforeWhatWaits()
    {
        using var inFactory = new Gate();
        var made = 0;
        var record = new Book.Record();
        await using var shared = engine.System.Share("asynchronous successor", async _ =>
        {
            if (++made > 1)
                await inFactory.PassAsync();
            return new Book(record);
        }, o => (o.Batch, o.IsBroken) = (Book.Hooks(savepoints: false), static e => e is FormatException));
        var batched = shared.With(new CallOptions { Batch = true });
        using var gate = new Gate();
        var held = shared.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        Task<Ended>[] calls =
        [
            Ended.OfAsync(batched.AskAsync(static book => book.Write("a"))), Ended.OfAsync(batched.AskAsync(static book => book.Fail("b"))),
            Ended.OfAsync(batched.AskAsync(static book => book.Write("c"))),
        ];
        gate.Open();
        await held.Soon();
        await inFactory.Reached;
        var plain = shared.AskAsync(static book => book.Write("d")).AsTask();
        inFactory.Open();
        await plain.Soon();

        Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], (await Task.WhenAll(calls).Soon()).Select(static end => end.How));
        Assert.Equal("begin a b dispose begin a commit begin c commit d", record.Trace);
    }

    // The commit before a call that is not batched breaks the resource: the call goes back to where it was, or is refused.
    [Theory]
    [InlineData(WhileDown.Wait)]
    [InlineData(WhileDown.Reject)]
    public async Task Call_ThatClosesABatchWhoseCommitBreaksTheResource_MeetsItsSuccessorOrIsRefused(WhileDown whileDown)
    {
        var ending = whileDown == WhileDown.Wait ? Ending.Result : Ending.Unavailable;
        using var inFactory = new Gate();
        var made = 0;
        var record = new Book.Record();
        var time = new ManualTimeProvider();
        await using var shared = engine.System.Share($"put back {whileDown}", async _ =>
        {
            if (++made > 1)
                await inFactory.PassAsync();
            return new Book(record);
        }, o =>
        {
            (o.TimeProvider, o.Batch, o.Restart.WhileDown) = (time, Book.Hooks(savepoints: false), whileDown);
            (o.Batch.MaxDelay, o.IsBroken) = (TimeSpan.FromSeconds(10), static e => e is TimeZoneNotFoundException);
        });
        record.Throw("commit");
        var batched = Ended.OfAsync(shared.With(new CallOptions { Batch = true }).AskAsync(static book => book.Write("a")));
        await Patience.Eventually(() => record.Trace == "begin a", "the batch is open");
        var plain = Ended.OfAsync(shared.AskAsync(static book => book.Write("b")));
        await inFactory.Reached;
        Assert.IsType<BatchCommitException>((await batched.Soon()).Failure);
        if (ending == Ending.Unavailable)
            Assert.Equal(ending, (await plain.Soon()).How);
        inFactory.Open();

        Assert.Equal(ending, (await plain.Soon()).How);
        Assert.Equal(0, shared.Resource.Admission.Inside);
    }

    [Fact]
    public async Task Restart_WhoseCommitBreaksTheResource_ReplacesItOnce()
    {
        await using var batches = new Batches(engine, static o =>
        {
            o.Batch!.MaxDelay = TimeSpan.FromSeconds(10);
            o.IsBroken = static e => e is TimeZoneNotFoundException;
        }, savepoints: false);
        batches.Record.Throw("commit");
        var call = batches.WriteAsync("a");
        await Patience.Eventually(() => batches.Record.Trace == "begin a", "the batch is open");

        ((IInternalActorRef)batches.Owner.Actor).Restart(new FormatException());

        Assert.IsType<BatchCommitException>((await call.Soon()).Failure);
        await batches.PlainAsync("b").Soon();
        Assert.Equal(("begin a commit rollback dispose b", 2), (batches.Record.Trace, batches.Record.Created));
    }

    [Fact]
    public async Task Kill_WithAnOpenBatchWhoseCommitThrows_TellsItsCallersUnknown()
    {
        await using var batches = new Batches(engine, static o => o.Batch!.MaxDelay = TimeSpan.FromSeconds(10), savepoints: false);
        batches.Record.Throw("commit");
        var call = batches.WriteAsync("a");
        await Patience.Eventually(() => batches.Record.Trace == "begin a", "the batch is open");
        batches.Owner.Actor.Tell(Kill.Instance);
        await batches.Owner.Stopped.Soon();

        var failure = Assert.IsType<BatchCommitException>((await call.Soon()).Failure);
        Assert.Equal((CallOutcome.Unknown, typeof(TimeZoneNotFoundException)), (failure.Outcome, failure.InnerException!.GetType()));
        Assert.Equal("begin a commit rollback dispose", batches.Record.Trace);
    }

    // The actor fails by itself, here because its clock does: as its batch is about to be committed, or after the transaction was lost.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Crash_InTheMiddleOfABatch_LeavesNoCallerWithoutAnOutcome(bool lost)
    {
        var (record, time) = (new Book.Record(), new Contract.HookedTime());
        var shared = engine.System.Share($"crash in a batch {lost}", () => new Book(record), o =>
            (o.TimeProvider, o.CallTimeout, o.Batch, o.Reset) = (time, Timeout.InfiniteTimeSpan, Book.Hooks(savepoints: false, asks: true), static book => book.Reset()));
        record.Once("ask", book =>
        {
            if (lost)
                book.Lose();
            time.AtNextTaking(shared, static () => throw new TimeZoneNotFoundException("the clock"));
        });
        var call = Ended.OfAsync(shared.With(new CallOptions { Batch = true }).AskAsync(static book => book.Write("a")));

        Assert.Equal(lost ? Ending.ResourceFailure : Ending.Result, (await call.Soon()).How);
        Assert.Equal("b", await shared.AskAsync(static book => book.Write("b")).Soon());
        Assert.Equal(lost ? "b" : "a b", record.Committed);
        await shared.DisposeAsync().Soon();
        Assert.Equal((0L, 0), (shared.Resource.Admission.Inside, record.Guard.Overlaps));
    }

    [Fact]
    public async Task Batch_ThatHasEnded_KeepsNothingOfItsCalls()
    {
        await using var batches = new Batches(engine, savepoints: false);
        var kept = await RunAsync(batches);

        await Patience.Eventually(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !kept.Any(static reference => reference.IsAlive);
        }, "nothing keeps the results of a batch");

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static async Task<WeakReference[]> RunAsync(Batches batches)
        {
            var gate = await batches.HoldAsync();
            var calls = Enumerable.Range(0, 3).Select(_ => batches.Batched.AskAsync(static _ => new object()).AsTask()).ToArray();
            var failing = batches.FailAsync("x");
            gate.Open();
            await failing.Soon();
            return [.. (await Task.WhenAll(calls).Soon()).Select(static result => new WeakReference(result))];
        }
    }
}
