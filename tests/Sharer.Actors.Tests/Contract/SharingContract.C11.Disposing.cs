using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C11")]
    public async Task DisposeAsync_AgainAndConcurrently_ComesToTheSameEnd()
    {
        var shared = ShareJournal(out var record);
        var owner = OwnerOf(shared);
        using var held = await HoldAsync(shared);
        var stops = Enumerable.Range(0, 8).Select(_ => Task.Run(() => owner.DisposeAsync().AsTask())).ToArray();
        owner.Dispose();
        await Patience.Eventually(() => shared.GetSnapshot().State == ResourceState.Stopping, "the stop has begun");
        Assert.All(stops, static stop => Assert.False(stop.IsCompleted));
        await held.ReleaseAsync();

        await Task.WhenAll(stops).Soon();
        await owner.DisposeAsync().Soon();
        await shared.Stopped.Soon();
        owner.Dispose();
        Assert.Equal((1, 1), (record.Created, record.Disposed));
    }

    [Fact, Trait("Contract", "C11")]
    public async Task Dispose_WithACallRunning_StartsTheStopWithoutWaiting()
    {
        var shared = ShareJournal(out var record);
        using var held = await HoldAsync(shared);
        var waiting = shared.AskAsync(static r => r.Write(1)).AsTask();

        OwnerOf(shared).Dispose();

        var refused = await Ended.OfAsync(shared.AskAsync(static r => r.Write(2))).Soon();
        Assert.Equal((Ending.Stopped, true), (refused.How, refused.NeverRan));
        Assert.False(shared.Stopped.IsCompleted);
        await held.ReleaseAsync();
        await waiting.Soon();
        await shared.Stopped.Soon();
        Assert.Equal([1], record.Entries);
    }

    [Fact, Trait("Contract", "C11")]
    public async Task CallsOfEveryKind_AfterTheStop_AreRefusedThroughTheTask()
    {
        var shared = ShareJournal(out var record);
        await OwnerOf(shared).DisposeAsync().Soon();
        var cancelled = new CancellationToken(true);
        Task[] calls =
        [
            shared.AskAsync(static r => r.Echo(1)).AsTask(),
            shared.AskAsync(static r => r.Write(1)).AsTask(),
            shared.AskAsync(static (r, i) => r.Echo(i), 1).AsTask(),
            shared.AskAsync(static (r, i) => r.Write(i), 1).AsTask(),
            shared.UseAsync(static (r, _) => ValueTask.FromResult(r.Echo(1))).AsTask(),
            shared.UseAsync(static (_, _) => ValueTask.CompletedTask).AsTask(),
            shared.With(new CallOptions { Priority = CallPriority.High }).AskAsync(static r => r.Echo(1)).AsTask(),
            // Whether it is stopped is looked at before the token is.
            shared.AskAsync(static r => r.Echo(1), cancelled).AsTask(),
        ];
        foreach (var call in calls)
        {
            var failure = await Assert.ThrowsAsync<ResourceStoppedException>(() => call.Soon());
            Assert.Equal((CallOutcome.NotStarted, shared.Name), (failure.Outcome, failure.ResourceName));
        }
        Assert.Empty(record.Entries);
    }

    [Fact, Trait("Contract", "C11")]
    public async Task AwaitUsing_AsInAConsoleProgram_DisposesTheResourceAtItsEnd()
    {
        var record = new Journal.Record();
        Task stopped;
        using (var system = Engine.Start())
        {
            await using (var users = system.Share("users", () => new Journal(record)))
            {
                stopped = users.Stopped;
                Assert.Equal(3, await users.AskAsync(static r => r.Echo(3)).Soon());
            }
            await stopped.Soon();
            Assert.Equal(1, record.Disposed);
            await using var again = system.Share("users", () => new Journal(record));
            Assert.Equal(2, await again.AskAsync(static r => r.Generation).Soon());
        }
        Assert.Equal(2, record.Disposed);
    }

    [Theory, Trait("Contract", "C11")]
    [InlineData(WayToStop.DisposeAsync)]
    [InlineData(WayToStop.Dispose)]
    [InlineData(WayToStop.ContextStop)]
    [InlineData(WayToStop.Kill)]
    [InlineData(WayToStop.PoisonPill)]
    public async Task Name_OnceStoppedHasCompleted_IsFree(WayToStop way)
    {
        var name = NewName();
        for (var i = 0; i < 40; i++)
        {
            var shared = ShareJournal(out var record, name: name);
            Assert.Equal(i, await shared.AskAsync(static (r, i) => r.Echo(i), i).Soon());
            await StopAsync(OwnerOf(shared), way, System);
            await shared.Stopped.Soon();
            Assert.Equal((1, 1), (record.Created, record.Disposed));
        }
    }

    [Fact, Trait("Contract", "C11"), Trait("Contract", "C7")]
    public async Task DisposeAsync_WhileTheFactoryHangs_ReturnsAndWhatItMakesLaterIsDisposed()
    {
        var time = new ManualTimeProvider();
        using var gate = new Gate();
        var record = new Journal.Record();
        var shared = Share(
            () =>
            {
                gate.Pass();
                return new Journal(record);
            },
            o => (o.TimeProvider, o.CallTimeout) = (time, Timeout.InfiniteTimeSpan));
        await gate.Reached;
        var call = Ended.OfAsync(shared.AskAsync(static r => r.Write(1)));
        var stop = OwnerOf(shared).DisposeAsync().AsTask();
        await AdvanceUntilAsync(time, () => stop.IsCompleted, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1));

        await stop.Soon();
        Assert.Equal((Ending.Stopped, true), ((await call.Soon()).How, (await call).NeverRan));
        Assert.False(shared.Stopped.IsCompleted);
        gate.Open();
        await shared.Stopped.Soon();
        Assert.Equal((1, 1), (record.Created, record.Disposed));
        Assert.Empty(record.Entries);
    }

    [Fact, Trait("Contract", "C11")]
    public async Task Stopped_OfAResourceThatWasNeverMade_CompletesWithoutFault()
    {
        var shared = Share<Journal>(static () => throw new IOException(), static o => o.DrainTimeout = TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<IOException>(() => shared.Started.Soon());
        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();
        Assert.True(shared.Stopped.IsCompletedSuccessfully);
        Assert.Equal(ResourceState.Stopped, shared.GetSnapshot().State);
    }

    [Fact, Trait("Contract", "C11")]
    public async Task DisposeOfAView_DoesNothing()
    {
        var shared = ShareJournal(out var record);
        var view = shared.With(new CallOptions { Priority = CallPriority.High });
        await view.DisposeAsync().Soon();
        view.Dispose();

        Assert.Equal(1, await shared.AskAsync(static r => r.Echo(1)).Soon());
        Assert.Equal(2, await view.AskAsync(static r => r.Echo(2)).Soon());
        Assert.Equal((0, ResourceState.Up), (record.Disposed, view.GetSnapshot().State));
        Assert.Same(shared.Actor, view.Actor);
        Assert.Equal(shared.Name, view.Name);
    }

    [Fact, Trait("Contract", "C11")]
    public async Task DisposeAsync_FromInsideACall_StartsTheStop()
    {
        var shared = ShareJournal(out var record);
        var owner = OwnerOf(shared);
        Task? stop = null;
        await shared.AskAsync(_ => { stop = owner.DisposeAsync().AsTask(); }).Soon();
        await stop!.Soon();
        await shared.Stopped.Soon();
        Assert.Equal(1, record.Disposed);
    }
}
