using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>C3: every call that somebody waits for is answered, and once.</summary>
internal static class EachCallEndsOnce
{
    public static IEnumerable<string> Check(World world)
    {
        foreach (var call in world.History.Calls)
        {
            if (call.Answers != (call.IsAwaited && !call.IsLost ? 1 : 0))
                yield return $"C3: {call} was answered {call.Answers} times";
        }

        var stopped = false;
        foreach (var e in world.History.Events)
        {
            stopped |= e.Kind == EventKind.StopRequested;
            if (e.Kind == EventKind.Lost && !stopped)
                yield return $"C3: {e.Call} was a dead letter, although nobody had stopped the resource";
        }
    }
}
