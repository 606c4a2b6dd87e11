using Akka.Configuration;
using Akka.Dispatch;

namespace Sharer.Simulation.Engine;

/// <summary>What the configuration names as the type of the pinned dispatcher: a new one for each actor.</summary>
internal sealed class PinnedDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : MessageDispatcherConfigurator(config, prerequisites)
{
    public override MessageDispatcher Dispatcher() => new PinnedDispatcher(this) { Throughput = Config.GetInt("throughput", 1) };
}
