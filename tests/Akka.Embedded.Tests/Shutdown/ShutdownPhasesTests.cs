using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Embedded.Tests.Shutdown;

public sealed class ShutdownPhasesTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<ActorSystem> _systems = [];
    private readonly ConcurrentQueue<string> _log = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var system in _systems)
            await system.Terminate().WaitAsync(Patience);
    }

    [Fact]
    public async Task Run_WithPhasesOfOnesOwn_TakesThemInTheirOrder()
    {
        var shutdown = CoordinatedShutdown.Get(Create(
            """
            akka.coordinated-shutdown.phases {
              own-last { depends-on = [service-stop, own-first] }
              own-first { depends-on = [service-unbind] }
              before-cluster-shutdown.depends-on = [service-stop, own-last]
            }
            """));
        foreach (var phase in (string[])["own-last", "own-first", "service-stop", "service-unbind", "before-cluster-shutdown"])
            shutdown.AddTask(phase, "log", Log(phase));

        await shutdown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience);

        var order = _log.ToList();
        Assert.Equal("service-unbind", order[0]);
        Assert.True(order.IndexOf("own-first") < order.IndexOf("own-last"));
        Assert.True(order.IndexOf("service-stop") < order.IndexOf("own-last"));
        Assert.Equal("before-cluster-shutdown", order[4]);
    }

    [Fact]
    public void Get_WithPhasesInACircle_IsAFault()
    {
        var system = Create("akka.coordinated-shutdown.phases.before-service-unbind.depends-on = [service-stop]\n" +
            "akka.coordinated-shutdown { run-by-actor-system-terminate = off }");

        Assert.ThrowsAny<ArgumentException>(() => CoordinatedShutdown.Get(system));
    }

    [Fact]
    public void AddTask_ToNoPhase_IsAFault()
    {
        var fault = Assert.Throws<ConfigurationException>(
            () => CoordinatedShutdown.Get(Create()).AddTask("no-such-phase", "log", Log("")));

        Assert.Contains("no-such-phase", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Timeout_OfAPhase_IsConfigured()
    {
        var shutdown = CoordinatedShutdown.Get(Create(
            "akka.coordinated-shutdown { default-phase-timeout = 7s, phases.service-stop.timeout = 3s }"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "log", Log("stop"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "log", Log("unbind"));

        Assert.Equal(TimeSpan.FromSeconds(3), shutdown.Timeout(CoordinatedShutdown.PhaseServiceStop));
        Assert.Equal(TimeSpan.FromSeconds(7), shutdown.Timeout(CoordinatedShutdown.PhaseServiceUnbind));
        Assert.Throws<ArgumentException>(() => shutdown.Timeout("no-such-phase"));
        // both, and the system's own in the last phase
        Assert.Equal(TimeSpan.FromSeconds(3 + 7 + 10), shutdown.TotalTimeout);
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
}
