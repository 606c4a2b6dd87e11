using Akka.Actor;

namespace Sharer.Diagnostics;

public sealed class MeterTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
        Assert.All(log.Of("sharer.call.run"), measured => Assert.InRange(measured.Value, 0, Patience.TotalSeconds));
    }

    [Fact]
    public async Task Rejections_AreCountedOnTheirOwnToo()
    {
        using var log = new MeasurementLog(_name);
        using var gate = new ManualResetEventSlim();
        await using var shared = _system.Share(_name, () => new object(), o => (o.Capacity, o.WhenFull) = (0, WhenFull.Reject));

        var running = shared.AskAsync(_ => gate.Wait(Patience)).AsTask();
        await Assert.ThrowsAsync<CallRejectedException>(async () => await shared.AskAsync(_ => 1));
        gate.Set();
        await running.WaitAsync(Patience);

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
            return gate.Wait(Patience);
        }).AsTask();
        await started.Task.WaitAsync(Patience);
        var waiting = shared.AskAsync(_ => 1).AsTask();

        Assert.Equal(1, log.Observe("sharer.queue.length"));
        Assert.Equal(1, log.Observe("sharer.resource.up"));
        gate.Set();
        await Task.WhenAll(running, waiting).WaitAsync(Patience);
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
}
