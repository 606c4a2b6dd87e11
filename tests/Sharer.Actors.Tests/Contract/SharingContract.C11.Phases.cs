using System.Collections.Concurrent;
using Akka;
using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C11")]
    public async Task CoordinatedShutdown_BeforeServiceRequestsDone_TakesCallsAndRefusesThemFromThenOn()
    {
        var system = NewSystem();
        var shared = ShareJournal(out var record, system: system);
        await shared.Started.Soon();
        var ends = new ConcurrentQueue<(string Phase, Ended End)>();
        foreach (var phase in (string[])[CoordinatedShutdown.PhaseBeforeServiceUnbind, CoordinatedShutdown.PhaseServiceUnbind, CoordinatedShutdown.PhaseServiceStop])
        {
            CoordinatedShutdown.Get(system).AddTask(phase, "call", async () =>
            {
                ends.Enqueue((phase, await Ended.OfAsync(shared.AskAsync(static r => r.Write(1)))));
                return Done.Instance;
            });
        }

        await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance).Soon();

        Assert.Equal(
            [("before-service-unbind", Ending.Result), ("service-unbind", Ending.Result), ("service-stop", Ending.Stopped)],
            ends.Select(static end => (end.Phase, end.End.How)));
        Assert.True(ends.Last().End.NeverRan);
        Assert.True(shared.Stopped.IsCompleted);
        Assert.Equal([1, 1], record.Entries);
        Assert.Equal(1, record.Disposed);
    }

    [Fact, Trait("Contract", "C11")]
    public async Task CoordinatedShutdown_WithSeveralResources_DrainsThemSideBySide()
    {
        var system = NewSystem();
        var shared = Enumerable.Range(0, 3).Select(_ => ShareJournal(out var record, system: system)).ToArray();
        var held = new List<Held>();
        // One after the other: of a burst of more than there are processors Akka.NET's own pool leaves some until the others return.
        foreach (var one in shared)
            held.Add(await HoldAsync(one));
        var waiting = shared.Select(one => one.AskAsync(static r => r.Echo(1)).AsTask()).ToArray();
        var shutdown = CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance);
        await Patience.Eventually(
            () => shared.All(static one => one.GetSnapshot().State == ResourceState.Stopping), "all of them are stopping, none waits for another");

        foreach (var one in held)
            await one.ReleaseAsync();
        await shutdown.Soon();
        var answers = await Task.WhenAll(waiting).Soon();
        Assert.Equal([1, 1, 1], answers);
        Assert.All(shared, static one => Assert.True(one.Stopped.IsCompletedSuccessfully));
    }

    [Theory, Trait("Contract", "C11"), Trait("Contract", "C7")]
    [InlineData(WayToStop.Kill)]
    [InlineData(WayToStop.ContextStop)]
    public async Task KillBesideAHeldTurn_EndsItOnItsThreadAndDisposesTheResourceThere(WayToStop way)
    {
        var threads = new ConcurrentQueue<Thread>();
        var shared = ShareJournal(out var record, static o => o.CallTimeout = Timeout.InfiniteTimeSpan);
        using var gate = new Gate();
        var given = CancellationToken.None;
        var use = Ended.OfAsync(shared.UseAsync(async (r, token) =>
        {
            given = token;
            threads.Enqueue(Thread.CurrentThread);
            await gate.PassAsync();
            threads.Enqueue(Thread.CurrentThread);
            await Task.Yield();
            threads.Enqueue(Thread.CurrentThread);
            r.Write(token.IsCancellationRequested ? 1 : 0);
        }));
        await gate.Reached;
        await StopAsync(OwnerOf(shared), way, System);
        await Patience.Eventually(() => given.IsCancellationRequested, "the actor has ended beside the turn, and asked it to end");
        Assert.Equal(0, record.Disposed);
        gate.Open();

        // It returned although it was asked to end: that is its result.
        Assert.Equal(Ending.Result, (await use.Soon()).How);
        await shared.Stopped.Soon();
        Assert.Equal([1], record.Entries);
        Assert.Equal(1, record.Disposed);
        if (IsPinned)
            Assert.Equal([record.CreatedOn], threads.Append(record.DisposedOn).Distinct());
    }

    [Theory, Trait("Contract", "C11")]
    [InlineData(WayToStop.Kill)]
    [InlineData(WayToStop.DisposeAsync)]
    public async Task Stop_WhileAnAsynchronousFactoryIsAtWork_DisposesWhatItStillMakes(WayToStop way)
    {
        using var making = new Gate();
        var record = new Journal.Record();
        var shared = Share(
            async _ =>
            {
                await making.PassAsync();
                return new Journal(record);
            },
            static o => (o.CallTimeout, o.DrainTimeout) = (Timeout.InfiniteTimeSpan, TimeSpan.FromMilliseconds(1)));
        await making.Reached;
        var waiting = Ended.OfAsync(shared.AskAsync(static r => r.Write(1)));
        await StopAsync(OwnerOf(shared), way, System);

        var end = await waiting.Soon();
        Assert.Equal((Ending.Stopped, true), (end.How, end.NeverRan));
        Assert.False(shared.Stopped.IsCompleted);
        making.Open();

        await shared.Stopped.Soon();
        Assert.Equal((1, 1), (record.Created, record.Disposed));
        Assert.Empty(record.Entries);
        Assert.Equal(ResourceState.Stopped, shared.GetSnapshot().State);
    }

    [Fact, Trait("Contract", "C11"), Trait("Contract", "C10")]
    public async Task DisposeAsync_WithAHookThatDoesNotHelp_ReturnsAfterTheDrainAndTheGrace()
    {
        var time = new ManualTimeProvider();
        var shared = ShareInterruptible(out var record, time, static o =>
            (o.CallTimeout, o.DrainTimeout, o.InterruptGrace) = (Timeout.InfiniteTimeSpan, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2)));
        using var held = await HoldAsync(shared);
        var stop = OwnerOf(shared).DisposeAsync().AsTask();
        await time.PassAsync(TimeSpan.FromSeconds(3));
        await Patience.Eventually(() => record.Entries.Length == 1, "the hook has fired");
        Assert.False(stop.IsCompleted);
        await time.PassAsync(TimeSpan.FromSeconds(2) + Kept);

        await stop.Soon();
        var end = await Ended.OfAsync(held.Call).Soon();
        Assert.Equal((Ending.Stopped, CallOutcome.Unknown), (end.How, end.Outcome));
        Assert.False(shared.Stopped.IsCompleted);
        held.Gate.Open();
        await shared.Stopped.Soon();
        Assert.Single(record.Entries, -1);
    }
}
