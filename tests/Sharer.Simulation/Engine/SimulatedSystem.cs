using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Sharer.Simulation.Engine;

/// <summary>An actor system all of whose actors, guardians too, run in histories, one history after the other.</summary>
internal sealed class SimulatedSystem : IDisposable
{
    private const string Settings = """
        akka {
          loglevel = ERROR, stdout-loglevel = OFF, loggers = [], log-dead-letters = off
          actor.default-dispatcher = ${simulated}
          actor.internal-dispatcher = ${simulated}
          coordinated-shutdown.run-by-clr-shutdown-hook = off
        }
        sharer {
          dispatcher = ${simulated}
          blocking-dispatcher = ${simulated}
          pinned-dispatcher = ${simulated-pinned}
          mailbox.mailbox-type = "Sharer.Simulation.Engine.SimulatedMailbox, Sharer.Simulation"
        }
        """;

    // The extension keeps a clock for each history's time, so a system serves only so many.
    private const int Histories = 1000;

    private ActorSystem? _system;
    private int _served;

    /// <summary>The system for one more history.</summary>
    public ActorSystem ForOneHistory()
    {
        if (_system is null || ++_served > Histories)
        {
            End();
            _system = Create();
        }

        return _system;
    }

    /// <summary>Gives the system up: after a failed history its actors stand still in the middle of something.</summary>
    public void Abandon() => _system = null;

    public void Dispose() => End();

    private void End()
    {
        _system?.Terminate().Wait(TimeSpan.FromSeconds(20));
        (_system, _served) = (null, 0);
    }

    private static ActorSystem Create()
    {
        // Before the first history, so that it has no more steps than the others.
        RuntimeHelpers.RunClassConstructor(typeof(Resource.Turn).TypeHandle);
        var dispatcher = $$"""
            simulated { type = "{{typeof(SimulatedDispatcherConfigurator).FullName}}, Sharer.Simulation", throughput = 4 }
            simulated-pinned { type = "{{typeof(PinnedDispatcherConfigurator).FullName}}, Sharer.Simulation", throughput = 4 }
            """;
        var system = ActorSystem.Create("simulated", ConfigurationFactory.ParseString(dispatcher + Environment.NewLine + Settings));
        SharerExtension.For(system);
        var ear = new LogEar(system.DeadLetters.Path.Root / "temp" / "log");
        system.EventStream.Subscribe(ear, typeof(Error));
        system.EventStream.Subscribe(ear, typeof(DeadLetter));
        SimulatedDispatcher.WaitForOutside();
        return system;
    }
}
