using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Diagnostics;

public sealed class MeterTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ActorSystem _system = ActorSystem.Create("meters");
    private readonly string _name = $"meter-{Guid.NewGuid():N}";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public async Task Calls_OfEachOutcome_AreCountedBeforeTheCallerResumes()
    {
        using var log = new MeasurementLog(_name);
        await using var shared = _system.Share(_name, () => new object());

        await shared.AskAsync(_ => 1);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await shared.AskAsync(_ => throw new InvalidOperationException()));
        await Assert.ThrowsAsync<CallCanceledException>(async () => await shared.AskAsync(_ => 1, new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<SelfCallException>(async () => await shared.UseAsync(async (_, _) => await shared.AskAsync(_ => 1)));
        await shared.DisposeAsync();
        await Assert.ThrowsAsync<ResourceStoppedException>(async () => await shared.AskAsync(_ => 1));

        Assert.Equal(
            [("AskAsync", "ok"), ("AskAsync", "error"), ("AskAsync", "canceled"), ("AskAsync", "selfcall"), ("UseAsync", "error"), ("AskAsync", "stopped")],
            log.Of("sharer.calls").Select(measured => (measured.Method, measured.Outcome)));
        Assert.Equal(3, log.Of("sharer.call.run").Count);
        Assert.Equal(3, log.Of("sharer.call.wait").Count);
        Assert.All(log.Of("sharer.call.run"), measured => Assert.InRange(measured.Value, 0, Limit.TotalSeconds));
    }

    [Fact]
    public async Task Rejections_AreCountedOnTheirOwnToo()
    {
        using var log = new MeasurementLog(_name);
        using var gate = new ManualResetEventSlim();
        await using var shared = _system.Share(_name, () => new object(), o => (o.Capacity, o.WhenFull) = (0, WhenFull.Reject));

        var running = shared.AskAsync(_ => gate.Wait(Limit)).AsTask();
        await Assert.ThrowsAsync<CallRejectedException>(async () => await shared.AskAsync(_ => 1));
        gate.Set();
        await running.WaitAsync(Limit);

        Assert.Equal(1, Assert.Single(log.Of("sharer.calls.rejected")).Value);
        Assert.Contains(log.Of("sharer.calls"), measured => measured.Outcome == "rejected");
    }

    [Fact]
    public async Task Gauges_TellTheQueueAndWhetherTheResourceIsUp()
    {
        using var log = new MeasurementLog(_name);
        using var gate = new ManualResetEventSlim();
        await using var shared = _system.Share(_name, () => new object());

        var started = new TaskCompletionSource();
        var running = shared.AskAsync(_ =>
        {
            started.SetResult();
            return gate.Wait(Limit);
        }).AsTask();
        await started.Task.WaitAsync(Limit);
        var waiting = shared.AskAsync(_ => 1).AsTask();

        Assert.Equal(1, log.Observe("sharer.queue.length"));
        Assert.Equal(1, log.Observe("sharer.resource.up"));
        gate.Set();
        await Task.WhenAll(running, waiting).WaitAsync(Limit);
        Assert.Equal(0, log.Observe("sharer.queue.length"));
    }

    [Fact]
    public async Task Restarts_OfABrokenResource_AreCounted()
    {
        using var log = new MeasurementLog(_name);
        await using var shared = _system.Share(_name, () => new object(), o => o.IsBroken = _ => true);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await shared.AskAsync(_ => throw new InvalidOperationException()));
        await shared.AskAsync(_ => 1);

        Assert.Equal(1, Assert.Single(log.Of("sharer.resource.restarts")).Value);
        Assert.Equal(1, shared.GetSnapshot().Restarts);
    }

    [Fact]
    public async Task Calls_ThatTimeOutOrFindTheResourceDown_AreCountedAsSuchAndMeasuredNowhere()
    {
        using var log = new MeasurementLog(_name);
        using var gate = new ManualResetEventSlim();
        var started = new TaskCompletionSource();
        var fails = false;
        await using var shared = _system.Share(
            _name,
            () => Volatile.Read(ref fails) ? throw new IOException("gone") : new object(),
            o => (o.IsBroken, o.Restart.WhileDown, o.DrainTimeout) = (_ => true, WhileDown.Reject, TimeSpan.Zero));
        var running = shared.AskAsync(_ =>
        {
            started.SetResult();
            return gate.Wait(Limit);
        }).AsTask();
        await started.Task.WaitAsync(Limit);
        await Assert.ThrowsAsync<CallTimeoutException>(
            () => shared.With(new CallOptions { Timeout = TimeSpan.FromMilliseconds(1) }).AskAsync(_ => 1).AsTask().WaitAsync(Limit));
        gate.Set();
        await running.WaitAsync(Limit);
        Volatile.Write(ref fails, true);
        await Assert.ThrowsAsync<InvalidOperationException>(() => shared.AskAsync(_ => throw new InvalidOperationException()).AsTask().WaitAsync(Limit));
        await Assert.ThrowsAsync<ResourceUnavailableException>(() => shared.AskAsync(_ => 1).AsTask().WaitAsync(Limit));

        Assert.Equal(["timeout", "ok", "error", "unavailable"], log.Of("sharer.calls").Select(measured => measured.Outcome));
        Assert.Equal(2, log.Of("sharer.call.run").Count);
        Assert.Equal(2, log.Of("sharer.call.wait").Count);
        Assert.Equal(0, log.Observe("sharer.resource.up"));
    }

    [Fact]
    public async Task Calls_OfEachKind_BearTheMethodByWhichTheyWereMade()
    {
        using var log = new MeasurementLog(_name);
        await using var shared = _system.Share(_name, () => new object());
        await shared.AskAsync(_ => 1);
        await shared.AskAsync((_, state) => state, 1);
        await shared.UseAsync((_, _) => ValueTask.CompletedTask);
        shared.Tell(_ => { });
        await shared.Actor.Ask<int>(new SharedCall<object, int>(_ => 1), Limit);

        string[] methods = ["AskAsync", "AskAsync", "UseAsync", "Tell", "SharedCall"];
        Assert.Equal(methods, log.Of("sharer.calls").Select(measured => measured.Method));
        Assert.Equal(methods, log.Of("sharer.call.run").Select(measured => measured.Method));
        Assert.Equal(methods, log.Of("sharer.call.wait").Select(measured => measured.Method));
    }

    [Fact]
    public async Task Gauges_OfAResourceThatHasStopped_AreGone()
    {
        using var log = new MeasurementLog(_name);
        var shared = _system.Share(_name, () => new object());
        await shared.Started;
        Assert.Equal(1, log.Observe("sharer.resource.up"));
        var before = log.Of("sharer.resource.up").Count;
        await shared.DisposeAsync();
        await shared.Stopped;
        log.Collect();

        Assert.Equal(before, log.Of("sharer.resource.up").Count);
    }

    [Fact]
    public async Task Wait_OfACallThatWaited_IsTheTimeUntilItsStart()
    {
        using var log = new MeasurementLog(_name);
        using var gate = new ManualResetEventSlim();
        var started = new TaskCompletionSource();
        var time = new ManualTimeProvider();
        await using var shared = _system.Share(_name, () => new object(), o => o.TimeProvider = time);
        var running = shared.AskAsync(_ =>
        {
            started.SetResult();
            return gate.Wait(Limit);
        }).AsTask();
        await started.Task.WaitAsync(Limit);
        var waiting = shared.AskAsync(_ => 1).AsTask();
        time.Advance(TimeSpan.FromSeconds(3));
        gate.Set();
        await Task.WhenAll(running, waiting).WaitAsync(Limit);

        Assert.Equal([0, 3], log.Of("sharer.call.wait").Select(measured => measured.Value));
        Assert.Equal([3, 0], log.Of("sharer.call.run").Select(measured => measured.Value));
    }

    [Fact, Trait("Contract", "C20")]
    public async Task Result_ThatIsRefused_IsCountedAsAnError()
    {
        using var log = new MeasurementLog(_name);
        await using var shared = _system.Share(_name, () => new object());

        await Assert.ThrowsAsync<EscapedResultException>(async () => await shared.AskAsync(it => it));

        Assert.Equal("error", Assert.Single(log.Of("sharer.calls")).Outcome);
    }
}
