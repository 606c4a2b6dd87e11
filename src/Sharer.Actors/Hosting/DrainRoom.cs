using Akka.Actor;
using Akka.Event;

namespace Sharer.Hosting;

/// <summary>The room that a coordinated shutdown leaves for resources to drain.</summary>
internal static class DrainRoom
{
    private static readonly string LimitPath = $"akka.coordinated-shutdown.phases.{CoordinatedShutdown.PhaseServiceRequestsDone}.timeout";

    /// <summary>Warns when the phase in which a resource drains ends before the resource may. For a resource that is being shared, once.</summary>
    internal static void WarnIfShort(ActorSystem system, string name, TimeSpan drainTimeout, TimeSpan interruptGrace)
    {
        var limit = CoordinatedShutdown.Get(system).Timeout(CoordinatedShutdown.PhaseServiceRequestsDone);
        var needed = drainTimeout + interruptGrace;
        if (limit < needed)
            system.Log.Warning(
                "The shared resource '{0}' may drain for {1} (drain-timeout {2}, interrupt-grace {3}), but a coordinated shutdown goes on after {4}. "
                + "Set {5} to at least {1}.",
                name, needed, drainTimeout, interruptGrace, limit, LimitPath);
    }
}
