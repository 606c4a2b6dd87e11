using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>What every history must keep, whatever was scheduled.</summary>
internal static class Rules
{
    private static readonly Func<World, IEnumerable<string>>[] All =
    [
        OneAtATime.Check,
        EachCallEndsOnce.Check,
        NotStartedNeverRan.Check,
        CallersOrder.Check,
        OutcomesAreTrue.Check,
        EachEndHasACause.Check,
        InterruptsOnlyItsOwn.Check,
        OnOneThread.Check,
        LivesFollowEachOther.Check,
        CountersAgree.Check,
        LogIsQuiet.Check,
        NothingIsLeft.Check,
    ];

    public static IEnumerable<string> Check(World world) =>
        All.SelectMany(rule => rule(world)).Concat(world.Checks.SelectMany(static check => check()));
}
