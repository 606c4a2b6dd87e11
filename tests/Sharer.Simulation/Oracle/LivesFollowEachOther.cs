using Sharer.Simulation.Histories;
using Sharer.Simulation.Resources;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>C8 and C11: each instance is disposed once, before the next is made, and used only in between; a reset follows what threw, unless the instance is broken.</summary>
internal static class LivesFollowEachOther
{
    public static IEnumerable<string> Check(World world)
    {
        // Only a resource that writes its life down can be looked at.
        if (!world.History.Events.Any(static e => e.Kind == EventKind.CreationBegan))
            yield break;
        var (alive, owesReset, broken) = (0, false, false);
        foreach (var e in world.History.Events.Where(static e => e.Begins || e.Ends))
        {
            if (owesReset && e.Begins && e.Kind != EventKind.ResetBegan)
                yield return $"C8: '{e}' before the reset";
            if (broken && e.Begins && e.Kind != EventKind.DisposalBegan)
                yield return $"C8: '{e}' on a broken instance";
            (owesReset, broken) = (false, false);
            switch (e.Kind)
            {
                case EventKind.CreationBegan when alive != 0:
                    yield return $"C8: '{e}' while instance {alive} is not disposed";
                    break;
                case EventKind.Created:
                    alive = e.Instance;
                    break;
                case EventKind.Disposed:
                    if (alive != e.Instance)
                        yield return $"C11: '{e}', and alive is {alive}";
                    alive = 0;
                    break;
                case EventKind.Threw:
                    broken = e.Call!.Thrown is BrokenException;
                    owesReset = !broken && world.Terms is { HasReset: true };
                    break;
                default:
                    if (e.Instance != alive)
                        yield return $"C8: '{e}', and alive is {alive}";
                    break;
            }
        }

        if (alive != 0)
            yield return $"C11: at the end instance {alive} is not disposed";
    }
}
