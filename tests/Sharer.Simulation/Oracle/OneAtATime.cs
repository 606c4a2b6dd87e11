using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>C1: two calls never overlap, nor do a call and create, reset, probe or dispose.</summary>
internal static class OneAtATime
{
    public static IEnumerable<string> Check(World world)
    {
        Event? holder = null;
        foreach (var e in world.History.Events)
        {
            if (e.Begins)
            {
                if (holder is not null)
                    yield return $"C1: '{e}' while the resource is with '{holder}'";
                holder = e;
            }
            else if (e.Ends)
            {
                if (holder is null)
                    yield return $"C1: '{e}', which never began";
                else if (!ReferenceEquals(holder.Call, e.Call))
                    yield return $"C1: '{e}' while the resource is with '{holder}'";
                holder = null;
            }
        }
    }
}
