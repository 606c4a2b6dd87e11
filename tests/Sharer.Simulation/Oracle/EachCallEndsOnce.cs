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
            if (call.IsLost && !world.History.Events.Any(e => e.Kind == EventKind.StopRequested && e.At < call.SubmittedAt))
                yield return $"C3: {call} was a dead letter, although nobody had stopped the resource";
        }
    }
}
