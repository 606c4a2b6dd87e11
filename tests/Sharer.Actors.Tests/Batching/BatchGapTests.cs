using Akka.Actor;
using Sharer.Actors.Tests.Contract;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Batching;

/// <summary>The end of a drain in the gaps on a call's way into the held calls and out of them again.</summary>
[Trait("Contract", "C13"), Trait("Contract", "C11")]
public sealed class BatchGapTests(Engine engine) : IClassFixture<Engine>
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);

    // Between the call's return and the list of the held: the hooks that run there are the only ones of the resource's code that do.
    [Theory]
    [InlineData("ask")]
    [InlineData("release")]
    public async Task DrainThatEnds_AfterACallReturnedAndBeforeItIsHeld_ReleasesItsCallerAsUnknown(string hook)
    {
        await using var batches = new Batches(engine, static o => o.DrainTimeout = Drain, asks: true);
        using var inHook = new Gate();
        batches.Record.Once(hook, _ => inHook.Pass());
        var call = batches.WriteAsync("a");
        await inHook.Reached;
        var waiting = batches.WriteAsync("b");
        var stopped = batches.Owner.DisposeAsync().AsTask();
        batches.Time.Advance(Drain);

        Assert.Equal((Ending.Stopped, CallOutcome.Unknown), ((await call.Soon()).How, (await call).Outcome));
        Assert.Equal((Ending.Stopped, CallOutcome.NotStarted), ((await waiting.Soon()).How, (await waiting).Outcome));
        await stopped.Soon();
        Assert.False(batches.Owner.Stopped.IsCompleted);
        inHook.Open();
        await batches.Owner.Stopped.Soon();
        Assert.Equal("begin mark a ask release commit dispose", batches.Record.Trace);
        Assert.Equal("a", batches.Record.Committed);
    }

    // Between the list of the undone and the second run: first not yet known as running, then known and no longer in the list.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DrainThatEnds_AsAnUndoneCallIsTakenUpAgain_ReleasesItsCallerAndRunsItNoMore(bool knownAsRunning)
    {
        var (record, time) = (new Book.Record(), new HookedTime());
        var shared = engine.System.Share($"undone and taken up {knownAsRunning}", () => new Book(record), o =>
            (o.TimeProvider, o.CallTimeout, o.Batch, o.DrainTimeout) = (time, Timeout.InfiniteTimeSpan, Book.Hooks(savepoints: false), Drain));
        var batched = shared.With(new CallOptions { Batch = true });
        var ended = false;
        record.Once("rollback", _ =>
        {
            if (knownAsRunning)
                time.AtSecondReading(EndDrain);
            else
                time.AtNextReading(EndDrain);
        });
        using var gate = new Gate();
        var held = shared.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        var undone = Ended.OfAsync(batched.AskAsync(static book => book.Write("a")));
        var failing = Ended.OfAsync(batched.AskAsync(static book => book.Fail("b")));
        var stopped = shared.DisposeAsync().AsTask();
        gate.Open();
        await held.Soon();

        Assert.Equal((Ending.Stopped, CallOutcome.Unknown), ((await undone.Soon()).How, (await undone).Outcome));
        Assert.IsType<FormatException>((await failing.Soon()).Failure);
        await stopped.Soon();
        await shared.Stopped.Soon();
        Assert.True(ended);
        Assert.Equal("begin a b rollback dispose", record.Trace);
        Assert.Equal(("", 0L, 0), (record.Committed, shared.Resource.Admission.Inside, record.Guard.Overlaps));

        void EndDrain()
        {
            ended = true;
            time.Clock.Advance(Drain);
        }
    }

    // The drain is over, and whoever ends it has not come to the running and the held yet: a context that blocks keeps him.
    [Fact]
    public async Task SecondRun_OfACallWhoseDrainHasJustEnded_DoesNotBegin()
    {
        await using var batches = new Batches(engine, static o => o.DrainTimeout = Drain, savepoints: false);
        using var context = new GatedContext();
        Task ends = Task.CompletedTask;
        batches.Record.Once("rollback", _ =>
        {
            ends = Task.Run(() => batches.Time.Advance(Drain));
            context.Gate.Reached.GetAwaiter().GetResult();
        });
        using var gate = await batches.HoldAsync();
        var (undone, failing) = (batches.WriteAsync("a"), batches.FailAsync("b"));
        var waiting = batches.PlainAsync("c", context);
        var stopped = batches.Owner.DisposeAsync().AsTask();
        gate.Open();

        Assert.Equal((Ending.Stopped, CallOutcome.Unknown), ((await undone.Soon()).How, (await undone).Outcome));
        Assert.IsType<FormatException>((await failing.Soon()).Failure);
        context.Gate.Open();
        await ends.Soon();
        Assert.Equal((Ending.Stopped, CallOutcome.NotStarted), ((await waiting.Soon()).How, (await waiting).Outcome));
        await stopped.Soon();
        await batches.Owner.Stopped.Soon();
        Assert.Equal("begin a b rollback dispose", batches.Record.Trace);
    }

    // The call that closes a batch waits for its commit, which is nobody's call.
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Call_ThatClosesABatchWhoseCommitHangs_EndsAtItsLimitOrWithTheDrain(bool byStop, bool byPriority)
    {
        await using var batches = new Batches(engine, static o =>
        {
            (o.DrainTimeout, o.CallTimeout) = (Drain, TimeSpan.FromSeconds(8));
            o.Batch!.MaxDelay = TimeSpan.FromSeconds(20);
        }, savepoints: false);
        using var inCommit = new Gate();
        batches.Record.Once("commit", _ => inCommit.Pass());
        var held = batches.WriteAsync("a");
        await Patience.Eventually(() => batches.Record.Trace == "begin a", "the batch is open");
        var closing = byPriority
            ? Ended.OfAsync(batches.Batched.With(new CallOptions { Priority = CallPriority.High }).AskAsync(static book => book.Write("b")))
            : batches.PlainAsync("b");
        await inCommit.Reached;
        Assert.Equal(1, batches.Owner.GetSnapshot().QueueLength);
        var stopped = byStop ? batches.Owner.DisposeAsync().AsTask() : Task.CompletedTask;
        batches.Time.Advance(byStop ? Drain : TimeSpan.FromSeconds(9));

        var how = byStop ? Ending.Stopped : Ending.TimedOut;
        Assert.Equal((how, CallOutcome.NotStarted), ((await closing.Soon()).How, (await closing).Outcome));
        Assert.Equal((how, CallOutcome.Unknown), ((await held.Soon()).How, (await held).Outcome));
        await stopped.Soon();
        inCommit.Open();
        await batches.Owner.DisposeAsync().Soon();
        await batches.Owner.Stopped.Soon();
        Assert.Equal(("begin a commit dispose", "a"), (batches.Record.Trace, batches.Record.Committed));
    }

    // Ended between the queue and the moment in which it is put back: nobody found it there.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PutBack_OfACallThatHasEndedMeanwhileOrIntoAClosedQueue_KeepsNoPlace(bool closed)
    {
        await using var batches = new Batches(engine, static o => o.DrainTimeout = Drain);
        using var cancel = new CancellationTokenSource();
        using var gate = await batches.HoldAsync();
        var call = batches.WriteAsync("a", cancel.Token);
        var taken = batches.Owner.Resource.Queue.Calls.Take()!;
        var stopped = closed ? batches.Owner.DisposeAsync().AsTask() : Task.CompletedTask;
        if (closed)
            batches.Time.Advance(Drain);
        else
            await cancel.CancelAsync();
        Assert.Equal(2, batches.Inside);
        batches.Owner.Resource.Queue.PutBack(taken);

        Assert.Equal((closed ? Ending.Stopped : Ending.Canceled, true), ((await call.Soon()).How, (await call).NeverRan));
        Assert.Equal(1, batches.Inside);
        gate.Open();
        await stopped.Soon();
    }

    public enum End
    {
        DisposeAsync,
        PoisonPill,
        Kill,
        ContextStop,
    }

    // The batch's other call waits to run once more, and the instance it is to run on is not there yet.
    [Theory]
    [InlineData(End.DisposeAsync, false)]
    [InlineData(End.DisposeAsync, true)]
    [InlineData(End.PoisonPill, false)]
    [InlineData(End.PoisonPill, true)]
    [InlineData(End.Kill, false)]
    [InlineData(End.Kill, true)]
    [InlineData(End.ContextStop, false)]
    public async Task Stop_WhileABrokenBatchIsReplaced_RunsTheOthersOnceMoreOrReleasesThem(End way, bool inDisposal)
    {
        var record = new Book.Record();
        using var replacing = new Gate();
        var made = 0;
        var shared = engine.System.Share($"broken batch {way} {inDisposal}", async _ =>
        {
            if (++made == 2 && !inDisposal)
                await replacing.PassAsync();
            return new Book(record);
        }, static o => (o.CallTimeout, o.Batch, o.IsBroken) = (Timeout.InfiniteTimeSpan, Book.Hooks(), static e => e is FormatException));
        if (inDisposal)
            record.Once("dispose", _ => replacing.Pass());
        var batched = shared.With(new CallOptions { Batch = true });
        using var gate = new Gate();
        var held = shared.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        var undone = Ended.OfAsync(batched.AskAsync(static book => book.Write("a")));
        var failing = Ended.OfAsync(batched.AskAsync(static book => book.Fail("b")));
        var waiting = Ended.OfAsync(shared.AskAsync(static book => book.Write("c")));
        gate.Open();
        await held.Soon();
        await replacing.Reached;

        Stop(shared, way);
        // Whoever has the actor's thread keeps it from hearing of a kill; it comes first afterwards.
        if (!inDisposal)
            await Patience.Eventually(() => shared.GetSnapshot().State == ResourceState.Stopping, "the stop has come");
        var late = Ended.OfAsync(shared.AskAsync(static book => book.Write("d")));
        replacing.Open();
        await shared.Stopped.Soon();

        // The actor that gets its thread back from the disposal goes on to what was undone before it looks around.
        var (passes, ranAgain) = (way is End.Kill or End.ContextStop, inDisposal || way is End.DisposeAsync or End.PoisonPill);
        Assert.IsType<FormatException>((await failing.Soon()).Failure);
        Assert.Equal(ranAgain ? (Ending.Result, null) : (Ending.Stopped, CallOutcome.Unknown), ((await undone.Soon()).How, (await undone).Outcome));
        Assert.Equal(passes ? (Ending.Stopped, CallOutcome.NotStarted) : (Ending.Result, null), ((await waiting.Soon()).How, (await waiting).Outcome));
        Assert.Equal((Ending.Stopped, CallOutcome.NotStarted), ((await late.Soon()).How, (await late).Outcome));
        Assert.Equal((ranAgain, passes) switch
        {
            (false, _) => "",
            (_, true) => "a",
            _ => "a c",
        }, record.Committed);
        Assert.Equal((0L, 0), (shared.Resource.Admission.Inside, record.Guard.Overlaps));
        Assert.Equal(record.Created, record.Trace.Split(' ').Count(static what => what == "dispose"));
    }

    private void Stop(SharedRef<Book> shared, End way)
    {
        switch (way)
        {
            case End.DisposeAsync:
                shared.Dispose();
                break;
            case End.PoisonPill:
                shared.Actor.Tell(PoisonPill.Instance);
                break;
            case End.Kill:
                shared.Actor.Tell(Kill.Instance);
                break;
            default:
                engine.System.Stop(shared.Actor);
                break;
        }
    }

    /// <summary>Keeps whoever brings an outcome.</summary>
    private sealed class GatedContext : SynchronizationContext, IDisposable
    {
        public Gate Gate { get; } = new();

        public override void Post(SendOrPostCallback d, object? state)
        {
            Gate.Pass();
            base.Post(d, state);
        }

        public void Dispose() => Gate.Dispose();
    }
}
