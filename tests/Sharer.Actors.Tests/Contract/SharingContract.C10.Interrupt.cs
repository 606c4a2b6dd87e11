using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Theory, Trait("Contract", "C10")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Interrupt_OfACallThatThenThrows_IsAbortedWithThatExceptionInside(bool byDeadline)
    {
        var time = new ManualTimeProvider();
        var shared = ShareInterruptible(out var record, time);
        using var cancel = new CancellationTokenSource();
        using var inCall = new Gate();
        var thrown = new FormatException("interrupted");
        var running = Ended.OfAsync(shared.AskAsync(r =>
        {
            inCall.Open();
            r.WaitForInterrupt();
            throw thrown;
        }, byDeadline ? CancellationToken.None : cancel.Token));
        var next = shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }).AskAsync(static r => r.Record.Write(1)).AsTask();
        await inCall.PassAsync();
        if (byDeadline)
            await time.PassAsync(TimeSpan.FromSeconds(30) + Kept);
        else
            await cancel.CancelAsync();

        var end = await running.Soon();
        Assert.Equal((byDeadline ? Ending.TimedOut : Ending.Canceled, CallOutcome.Aborted), (end.How, end.Outcome));
        Assert.Same(thrown, end.Failure!.InnerException);
        await next.Soon();
        Assert.Equal([-1, -2, 1], record.Entries);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Interrupt_OfACallThatReturnsAllTheSame_GivesTheResult()
    {
        var shared = ShareInterruptible(out var record, new ManualTimeProvider());
        using var cancel = new CancellationTokenSource();
        using var inCall = new Gate();
        var running = shared.AskAsync(r =>
        {
            inCall.Open();
            r.WaitForInterrupt();
            return 42;
        }, cancel.Token).AsTask();
        await inCall.PassAsync();
        await cancel.CancelAsync();

        Assert.Equal(42, await running.Soon());
        Assert.Equal(0, shared.GetSnapshot().Canceled);
        await shared.AskAsync(static r => r.Record.Write(1)).Soon();
        Assert.Equal([-1, 1], record.Entries);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Interrupt_OfACallThatDoesNotEnd_IsUnknownAfterTheGrace()
    {
        var time = new ManualTimeProvider();
        var shared = ShareInterruptible(out var record, time);
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var running = Ended.OfAsync(shared.AskAsync((r, gate) =>
        {
            gate.Pass();
            r.Record.Write(7);
            throw new FormatException();
        }, gate, cancel.Token));
        await gate.Reached;
        await cancel.CancelAsync();
        await Patience.Eventually(() => record.Entries.Length == 1, "the hook has fired");
        Assert.False(running.IsCompleted);
        await AdvanceUntilAsync(time, () => running.IsCompleted, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(60));

        var end = await running.Soon();
        Assert.Equal((Ending.Canceled, CallOutcome.Unknown), (end.How, end.Outcome));
        Assert.NotNull(shared.GetSnapshot().RunningMethod);
        gate.Open();
        await shared.AskAsync(static r => r.Record.Write(1)).Soon();
        Assert.Equal([-1, 7, -2, 1], record.Entries);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Interrupt_ForBothTheTokenAndTheDeadline_FiresOnce()
    {
        var time = new ManualTimeProvider();
        var shared = ShareInterruptible(out var record, time, static o => o.InterruptGrace = TimeSpan.FromMinutes(10));
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var running = Ended.OfAsync(shared.AskAsync((_, gate) =>
        {
            gate.Pass();
            throw new FormatException();
        }, gate, cancel.Token));
        await gate.Reached;
        await time.PassAsync(TimeSpan.FromSeconds(30) + Kept);
        await Patience.Eventually(() => record.Entries.Length == 1, "the hook has fired");
        await cancel.CancelAsync();
        time.Advance(TimeSpan.FromSeconds(60));
        gate.Open();

        Assert.Equal((Ending.TimedOut, CallOutcome.Aborted), ((await running.Soon()).How, (await running).Outcome));
        await shared.AskAsync(static r => r.Record.Write(1)).Soon();
        Assert.Equal([-1, -2, 1], record.Entries);
    }

    [Fact, Trait("Contract", "C10"), Trait("Contract", "C1")]
    public async Task Interrupt_ThatHasNotReturned_HoldsUpTheNextCall()
    {
        using var inHook = new Gate();
        var shared = ShareJournal(out var record, o =>
        {
            o.Interrupt = _ => inHook.Pass();
            o.Reset = static r => r.Write(-2);
        });
        using var cancel = new CancellationTokenSource();
        using var inCall = new Gate();
        using var runNext = new Gate();
        var running = Ended.OfAsync(shared.AskAsync((r, gate) =>
        {
            gate.Pass();
            r.Write(1);
            throw new FormatException();
        }, inCall, cancel.Token));
        await inCall.Reached;
        var next = shared.AskAsync(static r => r.Write(2)).AsTask();
        var cancelling = Task.Run(cancel.Cancel);
        await inHook.Reached;
        inCall.Open();
        await Patience.Eventually(() => record.Entries.Length == 1, "the call has ended");

        Assert.False(next.IsCompleted);
        Assert.NotNull(shared.GetSnapshot().RunningMethod);
        inHook.Open();
        await next.Soon();
        await cancelling.Soon();
        Assert.Equal((Ending.Canceled, CallOutcome.Aborted), ((await running.Soon()).How, (await running).Outcome));
        Assert.Equal([1, -2, 2], record.Entries);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Interrupt_ThatThrows_IsLoggedAndTheCallerStillGetsAnOutcome()
    {
        var log = Log(out var events);
        var failure = new IOException("cannot interrupt");
        var shared = ShareJournal(out var record, o => o.Interrupt = _ => throw failure);
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var running = Ended.OfAsync(shared.AskAsync((_, gate) =>
        {
            gate.Pass();
            throw new FormatException();
        }, gate, cancel.Token));
        await gate.Reached;
        await cancel.CancelAsync();
        await Patience.Eventually(() => Warnings(events).Any(e => ReferenceEquals(e.Cause, failure) && Says(e, shared.Name)), "the failed hook is in the log");
        gate.Open();

        Assert.Equal(Ending.Canceled, (await running.Soon()).How);
        await shared.AskAsync(static r => r.Write(1)).Soon();
        Assert.Equal([1], record.Entries);
        System.Stop(log);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Interrupt_ForWaitingCalls_NeverFires()
    {
        var time = new ManualTimeProvider();
        var shared = ShareInterruptible(out var record, time, static o => o.Capacity = 2);
        using var held = await HoldAsync(shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }));
        using var cancel = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 10).Select(i => Ended.OfAsync(shared.AskAsync(
            static r => r.Record.Write(1), i % 2 == 0 ? cancel.Token : CancellationToken.None))).ToArray();
        await cancel.CancelAsync();
        await time.PassAsync(TimeSpan.FromSeconds(30) + Kept);
        Assert.All(await Task.WhenAll(calls).Soon(), static end => Assert.True(end.NeverRan));
        await held.ReleaseAsync();
        await shared.AskAsync(static _ => { }).Soon();

        Assert.Empty(record.Entries);
    }

    [Fact, Trait("Contract", "C10"), Trait("Contract", "C1")]
    public async Task Interrupt_RacingWithTheEndOfTheCall_FiresAtMostOnceAndNeverForAnother()
    {
        const int rounds = 1_500;
        var fired = new int[rounds];
        var astray = 0;
        var shared = Share(static () => new Marked(), o =>
        {
            o.Interrupt = r =>
            {
                // The mark may be gone already, as the call's closure ends before its turn does; another's must not be there.
                var mark = Volatile.Read(ref r.Mark);
                Thread.SpinWait(100);
                if (mark != Volatile.Read(ref r.Mark) && Volatile.Read(ref r.Mark) != -1)
                    Interlocked.Increment(ref astray);
                var target = Volatile.Read(ref r.Target);
                if (mark != -1 && mark != target)
                    Interlocked.Increment(ref astray);
                Interlocked.Increment(ref fired[target]);
            };
        });
        var random = new Random(77);
        for (var round = 0; round < rounds; round++)
        {
            using var cancel = new CancellationTokenSource();
            using var begun = new ManualResetEventSlim();
            var (work, delay) = (random.Next(400), random.Next(600));
            await shared.AskAsync(static (r, round) => Volatile.Write(ref r.Target, round), round).Soon();
            var running = Ended.OfAsync(shared.AskAsync((r, round) =>
            {
                Volatile.Write(ref r.Mark, round);
                begun.Set();
                Thread.SpinWait(work);
                Volatile.Write(ref r.Mark, -1);
            }, round, cancel.Token));
            var next = shared.AskAsync(static r =>
            {
                Volatile.Write(ref r.Mark, -2);
                Thread.SpinWait(200);
                Volatile.Write(ref r.Mark, -1);
            }).AsTask();
            begun.Wait();
            Thread.SpinWait(delay);
            await cancel.CancelAsync();
            Assert.Equal(Ending.Result, (await running.Soon()).How);
            await next.Soon();
        }

        Assert.Equal(0, astray);
        Assert.InRange(fired.Max(), 0, 1);
    }

    private SharedRef<Interruptible> ShareInterruptible(
        out Journal.Record record, TimeProvider time, Action<ShareOptions<Interruptible>>? configure = null)
    {
        var kept = record = new Journal.Record();
        return Share(() => new Interruptible(kept), o =>
        {
            o.TimeProvider = time;
            o.Interrupt = static r => r.Interrupt();
            o.Reset = static r => r.Record.Write(-2);
            configure?.Invoke(o);
        });
    }

    private sealed class Interruptible(Journal.Record record)
    {
        private readonly ManualResetEventSlim _interrupted = new();

        public Journal.Record Record => record;

        public void Interrupt()
        {
            record.Write(-1);
            _interrupted.Set();
        }

        public void WaitForInterrupt()
        {
            if (!_interrupted.Wait(Patience.Limit))
                throw new TimeoutException("The interrupt never came.");
        }
    }

    private sealed class Marked
    {
        public int Mark = -1;
        public int Target;
    }
}
