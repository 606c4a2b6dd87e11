using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>C2: calls of one caller with equal priority run in the order in which they were made.</summary>
internal static class CallersOrder
{
    public static IEnumerable<string> Check(World world)
    {
        foreach (var calls in world.History.Calls.Where(static call => call.BeganAt is not null).GroupBy(static call => (call.Caller, call.Terms.Priority)))
        {
            foreach (var (earlier, later) in calls.Zip(calls.Skip(1)))
            {
                if (later.BeganAt < earlier.BeganAt)
                    yield return $"C2: {later} ran before {earlier}";
            }
        }
    }
}
