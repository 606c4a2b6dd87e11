using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowDeepInside(Exception exception) => throw exception;

    private static int Int(Exception exception)
    {
        ThrowDeepInside(exception);
        return 0;
    }

    [Fact, Trait("Contract", "C6"), Trait("Contract", "C3")]
    public async Task UseAsync_OfATaskThatCannotBeListenedTo_ThrowsWhatItThrewAndEndsTheTurn()
    {
        var shared = Share(static () => new object());
        var source = new DeafSource();

        var thrown = await Assert.ThrowsAsync<FormatException>(() => shared.UseAsync((_, _) => new ValueTask<int>(source, 0)).Soon());

        Assert.Same(source.Failure, thrown);
        Assert.Equal(5, await shared.AskAsync(static _ => 5).Soon());
    }

    private sealed class DeafSource : IValueTaskSource<int>
    {
        public FormatException Failure { get; } = new("no listeners");

        public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Pending;

        public int GetResult(short token) => 0;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => throw Failure;
    }
}
