using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>C7: pinned, all that is done with the resource is done on one and the same thread, each continuation of a held turn too.</summary>
internal static class OnOneThread
{
    public static IEnumerable<string> Check(World world)
    {
        if (world.Terms is not { IsPinned: true })
            yield break;
        var threads = world.History.Events.Where(static e => e.Begins || e.Ends).GroupBy(static e => e.Thread).ToArray();
        if (threads.Length > 1)
            yield return $"C7: {threads.Length} threads have used the resource; apart from the others stands '{threads.MinBy(static t => t.Count())!.First()}'";
    }
}
