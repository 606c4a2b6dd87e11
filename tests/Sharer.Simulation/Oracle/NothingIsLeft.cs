using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>At the end nothing waits, nothing is inside, no timer is set, the name is free, and the counters tell what the callers were told.</summary>
internal static class NothingIsLeft
{
    public static IEnumerable<string> Check(World world)
    {
        // A call that comes when the actor has gone is answered, but as a dead letter it keeps its place, which nobody wants any more.
        var stopped = world.History.Events.Any(static e => e is { Kind: EventKind.StopRequested, About: StopWay });
        foreach (var resource in world.Resources)
        {
            if (resource.Admission.Suspended != 0 || resource.Queue.Calls.Count != 0)
                yield return $"C3: at the end {resource.Admission.Suspended} calls are suspended, {resource.Queue.Calls.Count} in the queue";
            if (resource.Admission.Inside != 0 && !stopped)
                yield return $"C9: at the end {resource.Admission.Inside} places are taken";
            if (resource.HolderMethod is { } holder)
                yield return $"C11: at the end {holder} has the resource";
            if (resource.State != ResourceState.Stopped)
                yield return $"C11: at the end the resource is {resource.State}";
            if (SharerExtension.For(world.System).Resources.Contains(resource))
                yield return $"C11: at the end the name '{resource.Name}' is taken";
        }

        if (world.Time.IsAnyTimerSet)
            yield return $"C19: at the end these are set: {string.Join(", ", world.Time.Set)}";
    }
}
