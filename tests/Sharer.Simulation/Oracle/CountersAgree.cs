using Sharer.Instruments;
using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>The snapshot counts what callers were told; a Tell is counted, but nobody knows as what.</summary>
internal static class CountersAgree
{
    public static IEnumerable<string> Check(World world)
    {
        // Where the calls are not recorded, as in runs with faults, others count them.
        if (world.Resources is not [var resource] || world.History.Calls.Count == 0)
            yield break;
        var snapshot = resource.GetSnapshot();
        var tells = world.History.Calls.Count(static call => !call.IsAwaited);
        var answered = world.History.Calls.Count(static call => call.End is not null);
        if (snapshot.Calls != answered + tells)
            yield return $"C3: {answered} calls were answered and {tells} told, and {snapshot.Calls} are counted";
        foreach (var (how, counted) in new[]
        {
            (Ending.Canceled, snapshot.Canceled), (Ending.TimedOut, snapshot.TimedOut), (Ending.Rejected, snapshot.Rejected),
        })
        {
            var told = world.History.Calls.Count(call => call.End?.How == how);
            if (counted < told || counted > told + tells)
                yield return $"C3: {told} calls ended as {how}, and {counted} are counted";
        }

        var made = world.History.Events.Count(static e => e.Kind == EventKind.Created);
        if (made > 0 && snapshot.Restarts != made - 1)
            yield return $"C8: {made} instances were made, and {snapshot.Restarts} restarts are counted";
    }
}
