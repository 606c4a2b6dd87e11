using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>C4: a call runs at most once, and never when its caller was told that it had not started.</summary>
internal static class NotStartedNeverRan
{
    public static IEnumerable<string> Check(World world)
    {
        foreach (var call in world.History.Calls)
        {
            if (call.Runs > 1)
                yield return $"C4: {call} ran {call.Runs} times";
            if (call.Runs > 0 && call.End is { NeverRan: true } end)
                yield return $"C4: {call} ended as {end.How}, not started, and ran";
        }
    }
}
