using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Scenarios;

/// <summary>One random workload a seed, under the strategy and at the granularity that the seed says.</summary>
internal static class Seeded
{
    public static Played Play(Simulator simulator, int seed) => Play(simulator, Workload.Scenario, seed);

    /// <summary>Of every kind: half of the seeds are of the ordinary one, a quarter has batches, a quarter no actor.</summary>
    public static Played PlayOfAnyKind(Simulator simulator, int seed) => Play(simulator, (seed / 8 % 4) switch
    {
        2 => BatchWorkload.Scenario,
        3 => Workload.WithoutAnActor,
        _ => Workload.Scenario,
    }, seed);

    public static Played Play(Simulator simulator, Scenario scenario, int seed) => simulator.Play(scenario, seed, StrategyOf(seed), GranularityOf(seed));

    private static IStrategy StrategyOf(int seed) => seed % 2 == 0 ? new RandomWalk(seed) : new PriorityWalk(seed);

    private static Granularity GranularityOf(int seed) => (seed / 2 % 4) switch
    {
        0 => Granularity.WorkItems(),
        1 => Granularity.Slot(),
        _ => Granularity.Everything(),
    };
}
