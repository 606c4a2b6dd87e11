using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>C10: the interrupt acts once a call, only beside the call that is to end, and the next use of the resource waits for its return.</summary>
/// <remarks>It may come in the moment before the call's own code begins, so it may be for the next call as well as for the latest.</remarks>
internal static class InterruptsOnlyItsOwn
{
    public static IEnumerable<string> Check(World world)
    {
        CallRecord? latest = null;
        Event? interrupt = null;
        CallRecord? owner = null;
        HashSet<CallRecord> interrupted = [];
        foreach (var e in world.History.Events)
        {
            if (e.Begins)
            {
                if (interrupt is not null && e.Call != owner)
                {
                    if (e.Call is null || interrupted.Contains(e.Call) || !IsToEnd(world, e.Call, interrupt))
                        yield return $"C10: '{e}' while '{interrupt}' for {owner} has not ended";
                    else
                        interrupted.Add(owner = e.Call);
                }

                latest = e.Call;
            }
            else if (e.Kind == EventKind.InterruptBegan)
            {
                if (interrupt is not null)
                    yield return $"C10: '{e}' while '{interrupt}' has not ended";
                interrupt = e;
                owner = new[] { latest }.Concat(StillToBegin(world, e))
                    .FirstOrDefault(call => call is not null && !interrupted.Contains(call) && IsToEnd(world, call, e));
                if (owner is null)
                    yield return $"C10: '{e}', but neither {latest?.ToString() ?? "what has the resource"} nor any other call is to end";
                else
                    interrupted.Add(owner);
            }
            else if (e.Kind == EventKind.InterruptEnded)
            {
                interrupt = null;
            }
        }
    }

    /// <summary>The call that begins next, or those that never begin: they may have been just about to.</summary>
    private static IEnumerable<CallRecord> StillToBegin(World world, Event interrupt)
    {
        var waiting = world.History.Calls.Where(call => call.MadeAt < interrupt.At && !(call.AnsweredAt < interrupt.At)).ToArray();
        var next = waiting.Where(call => call.BeganAt > interrupt.At).MinBy(static call => call.BeganAt);
        return (next is null ? [] : new[] { next }).Concat(waiting.Where(static call => call.BeganAt is null));
    }

    private static bool IsToEnd(World world, CallRecord call, Event interrupt)
    {
        if (call.Terms.Cancel?.CanceledAt < interrupt.At)
            return true;
        var limit = call.Terms.Timeout ?? world.Terms!.Limits.CallTimeout;
        if (limit != Timeout.InfiniteTimeSpan && interrupt.Time - call.MadeTime >= limit)
            return true;
        return world.History.Events.Any(e => e.At < interrupt.At && e.Kind == EventKind.StopRequested);
    }
}
