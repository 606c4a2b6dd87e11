using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Event;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C6")]
    public async Task Exception_OfTheResource_ReachesTheCallerAsThrown()
    {
        var shared = ShareJournal(out _);
        var thrown = new FormatException("as thrown");
        Func<Task>[] calls =
        [
            () => shared.AskAsync(_ => ThrowDeepInside(thrown)).Soon(),
            () => shared.AskAsync(_ => Int(thrown)).Soon(),
            () => shared.AskAsync(static (_, e) => ThrowDeepInside(e), thrown).Soon(),
            () => shared.AskAsync(static (_, e) => Int(e), thrown).Soon(),
            () => shared.UseAsync((_, _) => ValueTask.FromResult(Int(thrown))).Soon(),
            () => shared.UseAsync((_, _) => new ValueTask(Task.FromResult(Int(thrown)))).Soon(),
            () => shared.UseAsync(async (_, _) =>
            {
                await Task.Yield();
                ThrowDeepInside(thrown);
            }).Soon(),
            () => shared.UseAsync(async (_, _) =>
            {
                await Task.Yield();
                return Int(thrown);
            }).Soon(),
        ];
        foreach (var call in calls)
        {
            var caught = await Assert.ThrowsAsync<FormatException>(call);
            Assert.Same(thrown, caught);
            Assert.Contains(nameof(ThrowDeepInside), caught.StackTrace, StringComparison.Ordinal);
            Assert.Equal(1, await shared.AskAsync(static r => r.Echo(1)).Soon());
        }

        Assert.Equal((calls.Length, 0), (shared.GetSnapshot().Failed, shared.GetSnapshot().Restarts));
    }

    [Fact, Trait("Contract", "C6")]
    public async Task Exception_OfOneCallAmongMany_DisturbsNoOther()
    {
        var shared = ShareJournal(out var record);
        using var held = await HoldAsync(shared);
        var calls = Enumerable.Range(0, 300).Select(i => Ended.OfAsync(shared.AskAsync(
            static (r, i) =>
            {
                r.Write(i);
                if (i % 3 == 0)
                    throw new FormatException(i.ToString(global::System.Globalization.CultureInfo.InvariantCulture));
            }, i))).ToArray();
        await held.ReleaseAsync();
        var ends = await Task.WhenAll(calls).Soon();

        Assert.Equal(Enumerable.Range(0, 300), record.Entries);
        Assert.All(Enumerable.Range(0, 300), i => Assert.Equal(i % 3 == 0 ? $"{i}" : null, ends[i].Failure?.Message));
    }

    [Fact, Trait("Contract", "C6")]
    public async Task Cancellation_OfTheResourcesOwn_IsAnExceptionLikeAnyOther()
    {
        var shared = ShareJournal(out _);
        using var unrelated = new CancellationTokenSource();
        var thrown = new OperationCanceledException("the resource's own");

        Assert.Same(thrown, await Assert.ThrowsAsync<OperationCanceledException>(() => shared.AskAsync(_ => throw thrown, unrelated.Token).Soon()));
        Assert.Same(thrown, await Assert.ThrowsAsync<OperationCanceledException>(() =>
            shared.UseAsync((_, _) => ValueTask.FromException<int>(thrown), unrelated.Token).Soon()));
        await Assert.ThrowsAsync<TaskCanceledException>(() =>
            shared.UseAsync(static (_, _) => ValueTask.FromCanceled(new CancellationToken(true)), unrelated.Token).Soon());
        Assert.Equal((0, 3), (shared.GetSnapshot().Canceled, shared.GetSnapshot().Failed));
    }

    [Fact, Trait("Contract", "C6"), Trait("Contract", "C10")]
    public async Task Cancellation_ThatTheCallObeys_IsCallCanceledAbortedWithTheCauseInside()
    {
        var shared = ShareJournal(out _);
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var use = shared.UseAsync(async (_, token) =>
        {
            var cancelled = Task.Delay(Timeout.InfiniteTimeSpan, token);
            gate.Open();
            await cancelled;
        }, cancel.Token).AsTask();
        await gate.PassAsync();
        await cancel.CancelAsync();

        var failure = await Assert.ThrowsAsync<CallCanceledException>(() => use.Soon());
        Assert.Equal((CallOutcome.Aborted, cancel.Token), (failure.Outcome, failure.CancellationToken));
        Assert.IsAssignableFrom<OperationCanceledException>(failure.InnerException);
    }

    [Fact, Trait("Contract", "C6")]
    public async Task Tell_ThatFails_IsLoggedAndCountedAndNothingElse()
    {
        var shared = ShareJournal(out var record);
        await shared.Started.Soon();
        var log = Log(out var events);
        var thrown = new FormatException("told and failed");
        for (var i = 0; i < 3; i++)
            shared.Tell(_ => throw thrown);
        shared.Tell(static r => r.Write(1));
        await shared.AskAsync(static r => r.Write(2)).Soon();

        await Patience.Eventually(
            () => Warnings(events).Count(e => ReferenceEquals(e.Cause, thrown) && Says(e, shared.Name)) == 3, "three failures are in the log");
        Assert.Equal([1, 2], record.Entries);
        Assert.Equal((5, 3), (shared.GetSnapshot().Calls, shared.GetSnapshot().Failed));
        System.Stop(log);
    }

    [Theory, Trait("Contract", "C6"), Trait("Contract", "C9")]
    [InlineData(WhenFull.Reject)]
    [InlineData(WhenFull.Wait)]
    public async Task Tell_WithAFullQueue_IsCountedLoggedAndDropped(WhenFull whenFull)
    {
        var shared = ShareJournal(out var record, o => (o.Capacity, o.WhenFull) = (1, whenFull));
        var log = Log(out var events);
        using var held = await HoldAsync(shared);
        for (var i = 0; i < 4; i++)
        {
            var entry = i;
            shared.Tell(r => r.Write(entry));
        }

        await Patience.Eventually(() => shared.GetSnapshot().Rejected == 3, "three tells were refused");
        await Patience.Eventually(() => Warnings(events).Any(e => Says(e, shared.Name)), "a refused tell is in the log");
        await held.ReleaseAsync();
        await shared.AskAsync(static r => r.Write(9)).Soon();
        Assert.Equal([0, 9], record.Entries);
        System.Stop(log);
    }

    [Fact, Trait("Contract", "C6"), Trait("Contract", "C10")]
    public async Task Tell_WhoseTimePasses_IsCountedLoggedAndNeverRuns()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out var record, o => o.TimeProvider = time);
        var log = Log(out var events);
        using var held = await HoldAsync(shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }));
        shared.Tell(static r => r.Write(1));

        await time.PassAsync(TimeSpan.FromSeconds(31));
        await Patience.Eventually(() => shared.GetSnapshot().TimedOut == 1, "the tell timed out");
        await Patience.Eventually(() => Warnings(events).Any(e => Says(e, shared.Name)), "the tell that timed out is in the log");
        await held.ReleaseAsync();
        await shared.AskAsync(static r => r.Write(9)).Soon();

        Assert.Equal([9], record.Entries);
        System.Stop(log);
    }

    [Fact, Trait("Contract", "C6"), Trait("Contract", "C11")]
    public async Task Tell_AfterTheStop_IsCountedAndLoggedAndDoesNotThrow()
    {
        var shared = ShareJournal(out var record);
        var log = Log(out var events);
        await OwnerOf(shared).DisposeAsync().Soon();
        var before = shared.GetSnapshot();

        shared.Tell(static r => r.Write(1));

        Assert.Equal((before.Calls + 1, before.Failed + 1), (shared.GetSnapshot().Calls, shared.GetSnapshot().Failed));
        await Patience.Eventually(() => Warnings(events).Any(e => Says(e, shared.Name)), "a tell to a stopped resource is in the log");
        Assert.Empty(record.Entries);
        System.Stop(log);
    }

    private IActorRef Log(out ConcurrentQueue<object> events)
    {
        var recorder = Recorder.In(System, out events);
        System.EventStream.Subscribe(recorder, typeof(LogEvent));
        return recorder;
    }

    private static IEnumerable<LogEvent> Warnings(ConcurrentQueue<object> events) =>
        events.OfType<LogEvent>().Where(e => e.LogLevel() >= LogLevel.WarningLevel);

    private static bool Says(LogEvent logged, string text) => logged.ToString().Contains(text, StringComparison.Ordinal);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowDeepInside(Exception exception) => throw exception;

    private static int Int(Exception exception)
    {
        ThrowDeepInside(exception);
        return 0;
    }
}
