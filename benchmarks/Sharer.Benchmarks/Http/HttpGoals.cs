using Sharer.Benchmarks.Reporting;

namespace Sharer.Benchmarks.Http;

/// <summary>What the service is to reach, against the others under the same load.</summary>
internal static class HttpGoals
{
    /// <summary>The places of the contenders in a load.</summary>
    public const int Host = 0;

    public const int Gate = 1;

    public const int Each = 2;

    public const int Memory = 3;

    /// <summary>A write is to be ten times as fast as without Sharer, unless HTTP and JSON alone leave no room for that.</summary>
    private const double Times = 10;
    private const double ShareOfMemory = 0.6;

    public static IReadOnlyList<Goal> Of(int[] connections, WebRow[][] writes, WebRow[] reads)
    {
        var goals = new List<Goal>();
        foreach (var (count, load) in connections.Zip(writes))
        {
            if (count == 1)
            {
                goals.Add(Goal.AtMost("POST, 1 connection: its time against the semaphore's", 1.05, load[Gate].Rate / load[Host].Rate));
                continue;
            }

            goals.Add(Write($"POST, {count} connections", load));
            goals.Add(Latency($"POST, {count} connections: the slowest 1 % against the others' median", load));
        }

        goals.Add(Goal.AtLeast("GET against the semaphore", 1, reads[Host].Rate / reads[Gate].Rate));
        return goals;
    }

    private static Goal Write(string what, WebRow[] load)
    {
        var peers = Math.Max(load[Gate].Rate, load[Each].Rate);
        return Times * peers <= ShareOfMemory * load[Memory].Rate
            ? Goal.AtLeast($"{what}, against the quicker one without Sharer", Times, load[Host].Rate / peers)
            : Goal.AtLeast($"{what}, against answers from memory", ShareOfMemory, load[Host].Rate / load[Memory].Rate);
    }

    private static Goal Latency(string what, WebRow[] load) =>
        Goal.AtMost(what, 1, load[Host].Slow / Math.Min(load[Gate].Median, load[Each].Median));
}
