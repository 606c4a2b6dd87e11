using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Embedded.Tests.Shutdown;

public sealed class CoordinatedShutdownTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<ActorSystem> _systems = [];
    private readonly ConcurrentQueue<string> _log = new();

    private sealed class OwnReason : CoordinatedShutdown.Reason;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var system in _systems)
            await system.Terminate().WaitAsync(Patience);
    }

    [Fact]
    public async Task Run_WithTasksInEveryPhase_RunsThemInOrderAndTerminatesTheSystem()
    {
        var system = Create();
        var shutdown = CoordinatedShutdown.Get(system);
        string[] phases =
        [
            CoordinatedShutdown.PhaseBeforeServiceUnbind, CoordinatedShutdown.PhaseServiceUnbind,
            CoordinatedShutdown.PhaseServiceRequestsDone, CoordinatedShutdown.PhaseServiceStop,
            CoordinatedShutdown.PhaseBeforeClusterShutdown, CoordinatedShutdown.PhaseClusterShardingShutdownRegion,
            CoordinatedShutdown.PhaseClusterLeave, CoordinatedShutdown.PhaseClusterExiting,
            CoordinatedShutdown.PhaseClusterExitingDone, CoordinatedShutdown.PhaseClusterShutdown,
            CoordinatedShutdown.PhaseBeforeActorSystemTerminate, CoordinatedShutdown.PhaseActorSystemTerminate,
        ];
        foreach (var phase in phases.Reverse())
            shutdown.AddTask(phase, "log", Log(phase));

        await shutdown.Run(new OwnReason()).WaitAsync(Patience);

        Assert.Equal(phases, _log);
        Assert.True(system.WhenTerminated.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Run_ASecondTime_IsTheFirstRun()
    {
        var shutdown = CoordinatedShutdown.Get(Create());
        var gate = new TaskCompletionSource();
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "log", async () =>
        {
            _log.Enqueue("ran");
            await gate.Task;
            return Done.Instance;
        });
        var first = new OwnReason();
        Assert.Null(shutdown.ShutdownReason);

        var run = shutdown.Run(first);
        var again = shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);
        gate.SetResult();
        await Task.WhenAll(run, again).WaitAsync(Patience);

        Assert.Equal(["ran"], _log);
        Assert.Same(first, shutdown.ShutdownReason);
    }

    [Fact]
    public async Task Run_WithTwoTasksInAPhase_RunsThemAtTheSameTime()
    {
        var shutdown = CoordinatedShutdown.Get(Create());
        var one = new TaskCompletionSource<Done>();
        var other = new TaskCompletionSource<Done>();
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "one", async () =>
        {
            one.SetResult(Done.Instance);
            return await other.Task;
        });
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "other", async () =>
        {
            other.SetResult(Done.Instance);
            return await one.Task;
        });

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience);

        Assert.True(one.Task.IsCompleted && other.Task.IsCompleted);
    }

    [Fact]
    public async Task Run_FromAPhase_SkipsThoseBefore()
    {
        var shutdown = CoordinatedShutdown.Get(Create());
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "log", Log("unbind"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "log", Log("stop"));
        shutdown.AddTask(CoordinatedShutdown.PhaseClusterShutdown, "log", Log("cluster"));

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance, CoordinatedShutdown.PhaseServiceStop).WaitAsync(Patience);

        Assert.Equal(["stop", "cluster"], _log);
    }

    [Fact]
    public async Task Run_WithAFailingTask_GoesOn()
    {
        var shutdown = CoordinatedShutdown.Get(Create());
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "throws", () => throw new InvalidOperationException("at once"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "fails", () => Task.FromException<Done>(new InvalidOperationException("later")));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "works", Log("unbind"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "works", Log("stop"));

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience);

        Assert.Equal(["unbind", "stop"], _log);
    }

    [Fact]
    public async Task Run_WithAFailingTaskWhereNoneMayFail_EndsThere()
    {
        var system = Create("akka.coordinated-shutdown.phases.service-unbind.recover = off");
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "fails", () => Task.FromException<Done>(new InvalidOperationException("no")));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "log", Log("stop"));

        var run = shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);

        var failure = await Assert.ThrowsAsync<AggregateException>(() => run.WaitAsync(Patience));
        Assert.IsType<InvalidOperationException>(failure.Flatten().InnerException);
        Assert.Empty(_log);
        Assert.False(system.WhenTerminated.IsCompleted);
        await Abort(system);
    }

    [Fact]
    public async Task Run_WithATaskThatNeverEnds_GoesOnAfterThePhasesTime()
    {
        var shutdown = CoordinatedShutdown.Get(Create("akka.coordinated-shutdown.phases.service-unbind.timeout = 10ms"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "hangs", () => new TaskCompletionSource<Done>().Task);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "log", Log("stop"));

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience);

        Assert.Equal(["stop"], _log);
    }

    [Fact]
    public async Task Run_WithATaskThatNeverEndsWhereItMust_IsATimeout()
    {
        var system = Create("akka.coordinated-shutdown.phases.service-unbind { timeout = 10ms, recover = off }");
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "hangs", () => new TaskCompletionSource<Done>().Task);

        var failure = await Assert.ThrowsAsync<AggregateException>(
            () => shutdown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience));

        Assert.IsType<TimeoutException>(failure.Flatten().InnerException);
        await Abort(system);
    }

    [Fact]
    public async Task AddTask_DuringTheRun_IsRunInALaterPhase()
    {
        var shutdown = CoordinatedShutdown.Get(Create());
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "adds", () =>
        {
            shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "added", Log("added"));
            return Task.FromResult(Done.Instance);
        });

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience);

        Assert.Equal(["added"], _log);
    }

    [Fact]
    public async Task Terminate_OfTheSystem_RunsIt()
    {
        var system = Create();
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "log", Log("before"));

        await system.Terminate().WaitAsync(Patience);

        Assert.Equal(["before"], _log);
        Assert.Same(CoordinatedShutdown.ActorSystemTerminateReason.Instance, shutdown.ShutdownReason);
    }

    [Fact]
    public async Task Terminate_WhereItIsNotWanted_DoesNotRunIt()
    {
        var system = Create("akka.coordinated-shutdown.run-by-actor-system-terminate = off");
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "log", Log("before"));

        await system.Terminate().WaitAsync(Patience);

        Assert.Empty(_log);
        Assert.Null(shutdown.ShutdownReason);
    }

    [Fact]
    public async Task Run_WhereTheSystemShallLive_LeavesIt()
    {
        var system = Create(
            "akka.coordinated-shutdown { terminate-actor-system = off, run-by-actor-system-terminate = off }");

        await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience);

        Assert.False(system.WhenTerminated.IsCompleted);
    }

    [Fact]
    public void Create_ThatShallRunItByTerminateButNotTerminate_IsAFault() => Assert.Throws<ConfigurationException>(
        () => Create("akka.coordinated-shutdown.terminate-actor-system = off"));

    [Fact]
    public void Get_Twice_IsTheSame()
    {
        var system = Create();

        Assert.Same(CoordinatedShutdown.Get(system), CoordinatedShutdown.Get(system));
        Assert.Same(system, CoordinatedShutdown.Get(system).System);
    }

    private Func<Task<Done>> Log(string text) => () =>
    {
        _log.Enqueue(text);
        return Task.FromResult(Done.Instance);
    };

    private ActorSystem Create(string hocon = "")
    {
        var system = ActorSystem.Create("shutdown", ConfigurationFactory.ParseString(hocon)
            .WithFallback("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"));
        _systems.Add(system);
        return system;
    }

    // A shutdown that failed runs no second time: the system has to be ended without it.
    private async Task Abort(ActorSystem system)
    {
        ((ExtendedActorSystem)system).Abort();
        await system.WhenTerminated.WaitAsync(Patience);
        _systems.Remove(system);
    }
}
