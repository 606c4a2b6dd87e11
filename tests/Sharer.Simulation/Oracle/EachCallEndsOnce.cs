using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>C3: every call that somebody waits for is answered, and once.</summary>
internal static class EachCallEndsOnce
{
    public static IEnumerable<string> Check(World world) => world.History.Calls
        .Where(static call => call.Answers != (call.IsAwaited ? 1 : 0))
        .Select(static call => $"C3: {call} was answered {call.Answers} times");
}
