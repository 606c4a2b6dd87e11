using Sharer.Instruments;

namespace Sharer.Actors.Tests.Batching;

/// <summary>A call between its return and the commit of its batch: what from outside reaches it, and what does not.</summary>
[Trait("Contract", "C13")]
public sealed class HeldCallTests(Engine engine) : IClassFixture<Engine>
{
    [Fact]
    public async Task TimeOutOrCancel_OfAHeldCall_ReleasesItsCallerAndInterruptsNothing()
    {
        var interrupts = 0;
        await using var batches = new Batches(engine, o => o.Interrupt = _ => Interlocked.Increment(ref interrupts));
        using var inCommit = new Gate();
        using var cancel = new CancellationTokenSource();
        batches.Record.Once("commit", _ => inCommit.Pass());
        var gate = await batches.HoldAsync();
        var cancelled = batches.WriteAsync("a", cancel.Token);
        var late = Ended.OfAsync(batches.Batched.With(new CallOptions { Timeout = TimeSpan.FromSeconds(5) }).AskAsync(static book => book.Write("b")));
        var patient = batches.WriteAsync("c");
        gate.Open();
        await inCommit.Reached;

        cancel.Cancel();
        await batches.Time.PassAsync(TimeSpan.FromSeconds(6));

        Assert.Equal((Ending.Canceled, CallOutcome.Unknown), ((await cancelled.Soon()).How, (await cancelled).Outcome));
        Assert.Equal((Ending.TimedOut, CallOutcome.Unknown), ((await late.Soon()).How, (await late).Outcome));
        Assert.Equal((3L, 0), (batches.Inside, Volatile.Read(ref interrupts)));
        inCommit.Open();
        Assert.Equal(Ending.Result, (await patient.Soon()).How);
        Assert.Equal(("a b c", 0), (batches.Record.Committed, Volatile.Read(ref interrupts)));
        var snapshot = batches.Owner.GetSnapshot();
        Assert.Equal((4L, 1L, 1L, 0L), (snapshot.Calls, snapshot.Canceled, snapshot.TimedOut, snapshot.Failed));
    }

    [Fact]
    public async Task HeldCall_WhoseCallerWasReleased_IsNotRunOnceMore()
    {
        await using var batches = new Batches(engine, savepoints: false);
        using var inCall = new Gate();
        using var cancel = new CancellationTokenSource();
        var gate = await batches.HoldAsync();
        var released = batches.WriteAsync("a", cancel.Token);
        var other = batches.WriteAsync("b");
        var failing = Ended.OfAsync(batches.Batched.AskAsync(book =>
        {
            inCall.Pass();
            book.Fail("c");
        }));
        gate.Open();
        await inCall.Reached;
        cancel.Cancel();
        Assert.Equal(CallOutcome.Unknown, (await released.Soon()).Outcome);
        inCall.Open();

        Assert.Equal((Ending.Result, Ending.ResourceFailure), ((await other.Soon()).How, (await failing.Soon()).How));
        Assert.Equal("begin a b c rollback begin b commit", batches.Record.Trace);
    }

    // It returned although it was interrupted, so its caller waits for the commit; but nobody asks for a second run.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task HeldCall_ThatWasInterruptedAndReturnedAllTheSame_IsNotRunOnceMore(bool byDeadline)
    {
        using var interrupted = new Gate();
        await using var batches = new Batches(engine, o => o.Interrupt = _ => interrupted.Open(), savepoints: false);
        using var cancel = new CancellationTokenSource();
        var gate = await batches.HoldAsync();
        var hurried = batches.Batched.With(new CallOptions { Timeout = TimeSpan.FromSeconds(10) });
        var first = Ended.OfAsync((byDeadline ? hurried : batches.Batched).AskAsync(book =>
        {
            interrupted.Pass();
            book.Write("a");
        }, cancel.Token));
        var failing = batches.FailAsync("b");
        gate.Open();
        await interrupted.Reached;
        if (byDeadline)
            batches.Time.Advance(TimeSpan.FromSeconds(10.1));
        else
            cancel.Cancel();

        Assert.Equal((byDeadline ? Ending.TimedOut : Ending.Canceled, CallOutcome.Unknown), ((await first.Soon()).How, (await first).Outcome));
        await failing.Soon();
        Assert.Equal("begin a b rollback", batches.Record.Trace);
    }

    [Fact]
    public async Task HeldCall_ThatWasInterruptedAndReturnedAllTheSame_HasItsResult()
    {
        using var interrupted = new Gate();
        await using var batches = new Batches(engine, o => o.Interrupt = _ => interrupted.Open());
        using var cancel = new CancellationTokenSource();
        var call = batches.Batched.AskAsync(book =>
        {
            interrupted.Pass();
            return book.Write("a");
        }, cancel.Token).AsTask();
        await interrupted.Reached;
        cancel.Cancel();

        Assert.Equal("a", await call.Soon());
        Assert.Equal("begin mark a release commit", batches.Record.Trace);
    }

    [Fact]
    public async Task BatchedCall_ThatIsInterruptedAndThrows_IsAbortedAndUndone()
    {
        using var interrupted = new Gate();
        await using var batches = new Batches(engine, o => o.Interrupt = _ => interrupted.Open());
        using var cancel = new CancellationTokenSource();
        var call = Ended.OfAsync(batches.Batched.AskAsync(book =>
        {
            interrupted.Pass();
            book.Fail("a");
        }, cancel.Token));
        await interrupted.Reached;
        var other = batches.WriteAsync("b");
        cancel.Cancel();

        Assert.Equal((Ending.Canceled, CallOutcome.Aborted), ((await call.Soon()).How, (await call).Outcome));
        Assert.Equal(Ending.Result, (await other.Soon()).How);
        Assert.Equal("begin mark a undo mark b release commit", batches.Record.Trace);
    }

    // The first run was interrupted in vain; if the second could not be, the hook would come beside another call.
    [Fact]
    public async Task SecondRun_OfACall_IsInterruptedLikeTheFirst()
    {
        using var inSecond = new Gate();
        var interrupts = 0;
        await using var batches = new Batches(engine, o => o.Interrupt = _ =>
        {
            Interlocked.Increment(ref interrupts);
            inSecond.Open();
        }, savepoints: false);
        using var cancel = new CancellationTokenSource();
        var gate = await batches.HoldAsync();
        var runs = 0;
        var first = Ended.OfAsync(batches.Batched.AskAsync(book =>
        {
            book.Write("a");
            if (++runs == 2)
            {
                inSecond.Pass();
                throw new FormatException();
            }
        }, cancel.Token));
        var failing = batches.FailAsync("b");
        gate.Open();
        await inSecond.Reached;
        cancel.Cancel();

        Assert.Equal((Ending.Canceled, CallOutcome.Aborted), ((await first.Soon()).How, (await first).Outcome));
        await failing.Soon();
        Assert.Equal(("begin a b rollback begin a rollback", 1), (batches.Record.Trace, interrupts));
    }

    // The call is held while the hook runs: its time-out releases the caller, and the failure that follows tells nobody anything twice.
    [Fact]
    public async Task ReleaseSavepoint_ThatThrowsAfterTheCallerWasReleased_TellsNobody()
    {
        await using var batches = new Batches(engine);
        using var inRelease = new Gate();
        using var cancel = new CancellationTokenSource();
        batches.Record.Once("release", _ =>
        {
            inRelease.Pass();
            throw new FormatException();
        });
        var call = batches.WriteAsync("a", cancel.Token);
        await inRelease.Reached;
        cancel.Cancel();
        Assert.Equal((Ending.Canceled, CallOutcome.Unknown), ((await call.Soon()).How, (await call).Outcome));
        inRelease.Open();
        await batches.PlainAsync("b").Soon();

        Assert.Equal("begin mark a release undo commit b", batches.Record.Trace);
        Assert.Equal((3L, 1L, 0L), (batches.Owner.GetSnapshot().Calls + 1, batches.Owner.GetSnapshot().Canceled, batches.Owner.GetSnapshot().Failed));
    }

    [Fact]
    public async Task CallThatWaitsToRunOnceMore_WhileTheResourceIsDown_IsReleasedWhenItsTimeIsUp()
    {
        var time = new ManualTimeProvider();
        var record = new Book.Record();
        var attempts = 0;
        await using var shared = engine.System.Share("down in a batch", () => ++attempts is 2 ? throw new InvalidDataException() : new Book(record), o =>
        {
            (o.TimeProvider, o.CallTimeout, o.Batch) = (time, Timeout.InfiniteTimeSpan, Book.Hooks());
            o.IsBroken = static e => e is FormatException;
            o.Restart.MinBackoff = o.Restart.MaxBackoff = TimeSpan.FromSeconds(20);
            o.Restart.Jitter = 0;
            o.Restart.WhileDown = WhileDown.Reject;
        });
        await shared.Started.Soon();
        var batched = shared.With(new CallOptions { Batch = true });
        using var gate = new Gate();
        var held = shared.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        var hurried = Ended.OfAsync(batched.With(new CallOptions { Timeout = TimeSpan.FromSeconds(5) }).AskAsync(static book => book.Write("a")));
        var patient = Ended.OfAsync(batched.AskAsync(static book => book.Write("b")));
        var failing = Ended.OfAsync(batched.AskAsync(static book => book.Fail("c")));
        gate.Open();
        await held.Soon();
        await failing.Soon();
        await Patience.Eventually(() => Volatile.Read(ref attempts) == 2 && time.HasTimerDueWithin(TimeSpan.FromSeconds(20)), "the first attempt has failed");

        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal((Ending.TimedOut, CallOutcome.Unknown), ((await hurried.Soon()).How, (await hurried).Outcome));
        Assert.False(patient.IsCompleted);
        await time.PassAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(Ending.Result, (await patient.Soon()).How);
        Assert.Equal("begin mark a release mark b release mark c dispose begin b commit", record.Trace);
        Assert.Equal(0, shared.Resource.Admission.Inside);
    }
}
