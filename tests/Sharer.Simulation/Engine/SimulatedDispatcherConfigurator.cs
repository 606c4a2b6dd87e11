using Akka.Configuration;
using Akka.Dispatch;

namespace Sharer.Simulation.Engine;

/// <summary>What the configuration names as the type of every dispatcher.</summary>
internal sealed class SimulatedDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly SimulatedDispatcher _dispatcher;

    public SimulatedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) => _dispatcher = new SimulatedDispatcher(this) { Throughput = config.GetInt("throughput", 1) };

    public override MessageDispatcher Dispatcher() => _dispatcher;
}
