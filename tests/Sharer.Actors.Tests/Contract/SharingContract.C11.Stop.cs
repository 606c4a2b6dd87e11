using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Theory, Trait("Contract", "C11"), Trait("Contract", "C3")]
    [InlineData(20_000)]
    [InlineData(100)]
    public async Task DisposeAsync_WithTenThousandCallsInFlight_EndsEachOfThem(int capacity)
    {
        const int made = 10_000;
        var shared = ShareJournal(out var record, o => (o.Capacity, o.DrainTimeout) = (capacity, Patience.Limit));
        using var held = await HoldAsync(shared);
        var calls = Enumerable.Range(0, made).Select(i => Ended.OfAsync(shared.AskAsync(static (r, i) => r.Write(i), i))).ToArray();

        var stop = OwnerOf(shared).DisposeAsync().AsTask();
        var refused = await Ended.OfAsync(shared.AskAsync(static r => r.Write(-1))).Soon();
        Assert.Equal(ResourceState.Stopping, shared.GetSnapshot().State);
        held.Gate.Open();
        var ends = await Task.WhenAll(calls).Soon();
        await stop.Soon();
        await shared.Stopped.Soon();

        Assert.Equal((Ending.Stopped, true), (refused.How, refused.NeverRan));
        Assert.All(ends, static end => Assert.True(end.How == Ending.Result || end is { How: Ending.Stopped, NeverRan: true }, $"{end}"));
        var accepted = Math.Min(capacity, made);
        Assert.All(ends.Take(accepted), static end => Assert.Equal(Ending.Result, end.How));
        Assert.Equal(Enumerable.Range(0, made).Where(i => ends[i].How == Ending.Result), record.Entries);
        Assert.Equal((1, 1, ResourceState.Stopped), (record.Created, record.Disposed, shared.GetSnapshot().State));
        Assert.Equal(made + 2, shared.GetSnapshot().Calls);
    }

    [Theory, Trait("Contract", "C11")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DisposeAsync_WithAHungCall_ReturnsAfterTheDrainTimeoutAndDisposesWhenTheCallReturns(bool suspended)
    {
        var time = new ManualTimeProvider();
        var name = NewName();
        var shared = ShareJournal(
            out var record,
            o => (o.TimeProvider, o.CallTimeout, o.Capacity) = (time, Timeout.InfiniteTimeSpan, suspended ? 2 : 1024), name);
        var log = Log(out var events);
        using var held = await HoldAsync(shared);
        var running = Ended.OfAsync(held.Call);
        var waiting = Enumerable.Range(0, 10).Select(_ => Ended.OfAsync(shared.AskAsync(static r => r.Write(1)))).ToArray();

        var stop = OwnerOf(shared).DisposeAsync().AsTask();
        Assert.False(stop.IsCompleted);
        await AdvanceUntilAsync(time, () => stop.IsCompleted, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1));
        await stop.Soon();

        Assert.All(await Task.WhenAll(waiting).Soon(), static end => Assert.Equal((Ending.Stopped, true), (end.How, end.NeverRan)));
        Assert.Equal((Ending.Stopped, CallOutcome.Unknown), ((await running.Soon()).How, (await running).Outcome));
        Assert.False(shared.Stopped.IsCompleted);
        Assert.Equal(0, record.Disposed);
        Assert.Equal(ResourceState.Stopping, shared.GetSnapshot().State);
        Assert.ThrowsAny<Exception>(() => System.Share(name, static () => new object()));
        held.Gate.Open();

        await shared.Stopped.Soon();
        Assert.Equal((1, 1), (record.Created, record.Disposed));
        if (IsPinned)
            Assert.Same(record.CreatedOn, record.DisposedOn);
        Assert.Empty(record.Entries);
        System.Stop(log);
    }

    [Fact, Trait("Contract", "C11"), Trait("Contract", "C10")]
    public async Task DisposeAsync_WithAHungCallAndAHook_InterruptsItAndItsCallerGetsAborted()
    {
        var time = new ManualTimeProvider();
        var shared = ShareInterruptible(out var record, time, static o => o.CallTimeout = Timeout.InfiniteTimeSpan);
        using var inCall = new Gate();
        var thrown = new FormatException();
        var running = Ended.OfAsync(shared.AskAsync(r =>
        {
            inCall.Open();
            r.WaitForInterrupt();
            throw thrown;
        }));
        await inCall.PassAsync();
        var stop = OwnerOf(shared).DisposeAsync().AsTask();
        await AdvanceUntilAsync(time, () => stop.IsCompleted, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1));

        var end = await running.Soon();
        Assert.Equal((Ending.Stopped, CallOutcome.Aborted), (end.How, end.Outcome));
        Assert.Same(thrown, end.Failure!.InnerException);
        await stop.Soon();
        await shared.Stopped.Soon();
        Assert.Equal(-1, record.Entries[0]);
        Assert.Single(record.Entries, -1);
    }

    [Theory, Trait("Contract", "C11"), Trait("Contract", "C10")]
    [InlineData(WayToStop.DisposeAsync)]
    [InlineData(WayToStop.ContextStop)]
    [InlineData(WayToStop.Kill)]
    [InlineData(WayToStop.Terminate)]
    public async Task Stop_DuringAUseAsyncThatIsHeld_CancelsItsTokenAndDisposesAfterItsEnd(WayToStop way)
    {
        var system = way == WayToStop.Terminate ? NewSystem() : System;
        var shared = ShareJournal(out var record, static o => o.DrainTimeout = TimeSpan.FromMilliseconds(1), system: system);
        using var begun = new Gate();
        using var cleanUp = new Gate();
        var disposedBefore = -1;
        var kept = record;
        var use = Ended.OfAsync(shared.UseAsync(async (_, token) =>
        {
            var never = Task.Delay(Timeout.InfiniteTimeSpan, token);
            begun.Open();
            try
            {
                await never;
            }
            finally
            {
                await cleanUp.PassAsync();
                disposedBefore = kept.Disposed;
            }
        }));
        await begun.PassAsync();
        var stop = StopAsync(OwnerOf(shared), way, system);
        await cleanUp.Reached;
        Assert.Equal(0, record.Disposed);
        Assert.False(shared.Stopped.IsCompleted);
        cleanUp.Open();

        var end = await use.Soon();
        Assert.Equal(Ending.Stopped, end.How);
        Assert.True(end.Outcome is CallOutcome.Aborted or CallOutcome.Unknown, $"{end}");
        await stop.Soon();
        await shared.Stopped.Soon();
        Assert.Equal((0, 1), (disposedBefore, record.Disposed));
    }

    [Theory, Trait("Contract", "C11")]
    [InlineData(WayToStop.ContextStop)]
    [InlineData(WayToStop.Kill)]
    public async Task ContextStopOrKill_WithCallsWaiting_PassesThemAndLetsTheRunningCallEnd(WayToStop way)
    {
        var shared = ShareJournal(out var record, static o => o.Capacity = 5);
        using var gate = new Gate();
        var running = shared.AskAsync(r =>
        {
            gate.Pass();
            return r.Echo(1);
        }).AsTask();
        await gate.Reached;
        var waiting = Enumerable.Range(0, 10).Select(_ => Ended.OfAsync(shared.AskAsync(static r => r.Write(2)))).ToArray();

        await StopAsync(OwnerOf(shared), way, System);
        Assert.Equal(0, record.Disposed);
        gate.Open();

        Assert.Equal(1, await running.Soon());
        Assert.All(await Task.WhenAll(waiting).Soon(), static end => Assert.Equal((Ending.Stopped, true), (end.How, end.NeverRan)));
        await shared.Stopped.Soon();
        Assert.Equal([1], record.Entries);
        Assert.Equal((1, 1), (record.Created, record.Disposed));
    }

    [Fact, Trait("Contract", "C11")]
    public async Task PoisonPill_WithCallsWaiting_RunsThemFirst()
    {
        var shared = ShareJournal(out var record);
        using var held = await HoldAsync(shared);
        var before = Enumerable.Range(0, 10).Select(i => shared.AskAsync(static (r, i) => r.Write(i), i).AsTask()).ToArray();
        OwnerOf(shared).Actor.Tell(PoisonPill.Instance);
        var after = Enumerable.Range(0, 10).Select(_ => Ended.OfAsync(shared.AskAsync(static r => r.Write(99)))).ToArray();

        await held.ReleaseAsync();

        await Task.WhenAll(before).Soon();
        Assert.All(await Task.WhenAll(after).Soon(), static end => Assert.Equal((Ending.Stopped, true), (end.How, end.NeverRan)));
        await shared.Stopped.Soon();
        Assert.Equal(Enumerable.Range(0, 10), record.Entries);
        Assert.Equal(1, record.Disposed);
    }

    [Fact, Trait("Contract", "C11")]
    public async Task Terminate_WithCallsWaiting_EndsThemAll()
    {
        var system = NewSystem();
        var shared = ShareJournal(out var record, static o => o.Capacity = 5, system: system);
        using var held = await HoldAsync(shared);
        var waiting = Enumerable.Range(0, 50).Select(_ => Ended.OfAsync(shared.AskAsync(static r => r.Write(2)))).ToArray();

        var end = system.Terminate();
        held.Gate.Open();

        await end.Soon();
        await held.Call.Soon();
        Assert.All(await Task.WhenAll(waiting).Soon(), static end => Assert.True(end.How == Ending.Result || end is { How: Ending.Stopped, NeverRan: true }));
        await shared.Stopped.Soon();
        Assert.Equal(1, record.Disposed);
        Assert.Equal(Ending.Stopped, (await Ended.OfAsync(shared.UseAsync(static (r, _) => ValueTask.FromResult(r.Echo(1)))).Soon()).How);
    }

    [Fact, Trait("Contract", "C11")]
    public async Task CoordinatedShutdown_WithCallsWaiting_RunsThemAndRefusesNewOnes()
    {
        var system = NewSystem();
        var shared = ShareJournal(out var record, system: system);
        using var held = await HoldAsync(shared);
        var waiting = Enumerable.Range(0, 10).Select(i => shared.AskAsync(static (r, i) => r.Write(i), i).AsTask()).ToArray();
        var shutdown = CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance);
        await Patience.Eventually(() => shared.GetSnapshot().State == ResourceState.Stopping, "calls are refused");
        Assert.Equal(Ending.Stopped, (await Ended.OfAsync(shared.AskAsync(static r => r.Write(99))).Soon()).How);

        await held.ReleaseAsync();
        await Task.WhenAll(waiting).Soon();
        await shared.Stopped.Soon();
        await shutdown.Soon();
        Assert.Equal(Enumerable.Range(0, 10), record.Entries);
        Assert.Equal(1, record.Disposed);
    }
}
