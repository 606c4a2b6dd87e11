using Sharer.Instruments;

namespace Sharer.Actors.Tests.Resource;

public sealed class HookThatHangsTests(Engine engine) : IClassFixture<Engine>
{
    [Fact, Trait("Contract", "C10")]
    public async Task Interrupt_ThatHangs_HoldsUpNeitherWhoCancelsNorTheDeadlinesOfOthers()
    {
        var time = new ManualTimeProvider();
        using var inHook = new Gate();
        using var inCall = new Gate();
        using var inOther = new Gate();
        await using var shared = engine.System.Share("hook that hangs", static () => new object(), o =>
            (o.TimeProvider, o.CallTimeout, o.Interrupt) = (time, Timeout.InfiniteTimeSpan, _ => inHook.Pass()));
        await using var other = engine.System.Share("beside it", static () => new object(), o =>
            (o.TimeProvider, o.CallTimeout) = (time, Timeout.InfiniteTimeSpan));
        using var cancel = new CancellationTokenSource();
        var hung = Ended.OfAsync(shared.AskAsync(_ => inCall.Pass(), cancel.Token));
        var held = other.AskAsync(_ => inOther.Pass()).AsTask();
        await inCall.Reached;
        await inOther.Reached;
        var limited = Ended.OfAsync(other.With(new CallOptions { Timeout = TimeSpan.FromSeconds(5) }).AskAsync(static _ => { }));

        await Task.Run(cancel.Cancel).Soon();
        await inHook.Reached;
        await Task.Run(() => time.Advance(TimeSpan.FromSeconds(6))).Soon();

        Assert.Equal(Ending.TimedOut, (await limited.Soon()).How);
        Assert.Equal((Ending.Canceled, CallOutcome.Unknown), ((await hung.Soon()).How, (await hung).Outcome));
        inHook.Open();
        inCall.Open();
        inOther.Open();
        await held.Soon();
    }

    // Whoever was released because the interrupt did not help is gone; the interrupt is not, and the next call is none of its business.
    [Fact, Trait("Contract", "C1"), Trait("Contract", "C10")]
    public async Task Interrupt_ThatHasNotReturnedWhenItsCallerIsReleased_HoldsUpTheNextCall()
    {
        var time = new ManualTimeProvider();
        using var inHook = new Gate();
        using var inCall = new Gate();
        await using var shared = engine.System.Share("hook after release", static () => new object(), o =>
        {
            (o.TimeProvider, o.CallTimeout, o.Interrupt) = (time, Timeout.InfiniteTimeSpan, _ => inHook.Pass());
            o.Dispatcher = "sharer.pinned-dispatcher";
        });
        Thread? thread = null;
        using var cancel = new CancellationTokenSource();
        var returned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hung = Ended.OfAsync(shared.AskAsync(_ =>
        {
            thread = Thread.CurrentThread;
            inCall.Pass();
            returned.SetResult();
        }, cancel.Token));
        await inCall.Reached;
        var hookIsOver = false;
        var next = shared.AskAsync(_ => Volatile.Read(ref hookIsOver)).AsTask();
        cancel.Cancel();
        await inHook.Reached;
        await time.PassAsync(TimeSpan.FromSeconds(2));
        Assert.Equal((Ending.Canceled, CallOutcome.Unknown), ((await hung.Soon()).How, (await hung).Outcome));

        inCall.Open();
        await returned.Task.Soon();
        // For the hook, or for work because it has gone on without.
        await Patience.Eventually(() => thread!.ThreadState.HasFlag(ThreadState.WaitSleepJoin), "the resource's thread waits");
        Assert.False(next.IsCompleted);
        Volatile.Write(ref hookIsOver, true);
        inHook.Open();

        Assert.True(await next.Soon());
    }
}
