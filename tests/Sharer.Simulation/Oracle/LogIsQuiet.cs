using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>Nothing is logged that tells of a fault of the library's own: an outcome delivered twice, a tick that failed.</summary>
internal static class LogIsQuiet
{
    private static readonly string[] Faults = ["did not take the outcome", "could not be looked at", "A listener to", "clean-up of the mailbox failed"];

    public static IEnumerable<string> Check(World world) => world.History.Events
        .Where(static e => e.Kind == EventKind.Logged && Faults.Any(fault => e.About!.ToString()!.Contains(fault, StringComparison.Ordinal)))
        .Select(static e => $"C3: {e}");
}
