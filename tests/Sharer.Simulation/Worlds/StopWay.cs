using Akka.Actor;
using Sharer.Simulation.Histories;

namespace Sharer.Simulation.Worlds;

/// <summary>The ways in which a resource is stopped.</summary>
internal enum StopWay
{
    Dispose,
    PoisonPill,
    Kill,
    Stop,
}

internal static class Stopping
{
    /// <summary>Stops it, and has the history remember that.</summary>
    public static void Stop<T>(this World world, SharedRef<T> shared, StopWay way) where T : class
    {
        world.History.Add(EventKind.StopRequested, about: way);
        switch (way)
        {
            case StopWay.Dispose:
                shared.Dispose();
                break;
            case StopWay.PoisonPill:
                shared.Actor.Tell(PoisonPill.Instance, ActorRefs.NoSender);
                break;
            case StopWay.Kill:
                shared.Actor.Tell(Kill.Instance, ActorRefs.NoSender);
                break;
            default:
                world.System.Stop(shared.Actor);
                break;
        }
    }
}
