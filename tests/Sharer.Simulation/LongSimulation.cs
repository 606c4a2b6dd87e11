using System.Diagnostics;
using Sharer.Simulation.Scenarios;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation;

/// <summary>The simulation for programs that know nothing of its inside: random workloads, one a seed.</summary>
public static class LongSimulation
{
    /// <summary>Plays the history of one seed and tells all of it.</summary>
    /// <returns>Whether it kept the contract.</returns>
    public static bool PlayOnce(int seed, Action<string> tell)
    {
        using var simulator = new Simulator();
        var played = Seeded.PlayOfAnyKind(simulator, seed);
        tell(played.Show());
        return played.IsRight;
    }

    /// <summary>Plays the histories of seed after seed until the time is over or one of them breaks the contract.</summary>
    /// <returns>What was played, and what broke.</returns>
    public static SimulationFigures Play(TimeSpan time, int seed)
    {
        using var simulator = new Simulator();
        var clock = Stopwatch.StartNew();
        var (histories, steps, switches, schedules) = (0L, 0L, 0L, new HashSet<long>());
        for (; clock.Elapsed < time; seed++)
        {
            var played = Seeded.PlayOfAnyKind(simulator, seed);
            histories++;
            steps += played.Trace.Steps.Count;
            switches += played.Trace.Switches;
            schedules.Add(played.Trace.Fingerprint());
            if (!played.IsRight)
                return new SimulationFigures(histories, steps, switches, schedules.Count, seed, played.Show());
        }

        return new SimulationFigures(histories, steps, switches, schedules.Count, null, null);
    }
}
