using Akka.Dispatch;
using Sharer.Simulation;
using Sharer.Simulation.Engine;

namespace Sharer;

/// <summary>What the library finds under this name: a dispatcher whose runs are all on one thread of the history.</summary>
internal sealed class PinnedDispatcher(MessageDispatcherConfigurator configurator) : SimulatedDispatcher(configurator)
{
    private FiberThread? _home;

    private protected override FiberThread HomeIn(Scheduler scheduler) => _home ??= scheduler.NewThread();
}
