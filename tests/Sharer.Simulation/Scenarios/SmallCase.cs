using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Scenarios;

/// <summary>A scenario small enough that all its histories are played, within bounds.</summary>
/// <param name="Scenario">What may happen.</param>
/// <param name="Granularity">At which of the library's operations fibers may be interrupted.</param>
/// <param name="Preemptions">How often a fiber is preempted that could go on.</param>
/// <param name="Passings">How often time passes while somebody could go on.</param>
internal sealed record SmallCase(Scenario Scenario, Func<Granularity> Granularity, int Preemptions, int Passings)
{
    /// <summary>Plays all of them, or the first so many; stops at the first that breaks a rule.</summary>
    public (int Histories, Played? Broken) PlayAll(Simulator simulator, int most = int.MaxValue)
    {
        var all = new Enumeration(Preemptions, Passings);
        var histories = 0;
        while (histories < most && all.MoveNext())
        {
            var played = simulator.Play(Scenario, 0, all, Granularity());
            histories++;
            if (!played.IsRight)
                return (histories, played);
            all.Turn();
        }

        return (histories, null);
    }

    /// <summary>Plays so many histories by chance, at all operations: those that take more preemptions than are enumerated.</summary>
    public Played? PlayByChance(Simulator simulator, int seeds)
    {
        for (var seed = 0; seed < seeds; seed++)
        {
            IStrategy strategy = seed % 2 == 0 ? new RandomWalk(seed) : new PriorityWalk(seed, length: 150);
            var played = simulator.Play(Scenario, seed, strategy, Simulation.Granularity.Everything());
            if (!played.IsRight)
                return played;
        }

        return null;
    }

    public override string ToString() => Scenario.Name;
}
