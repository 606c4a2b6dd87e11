using Sharer.Linearizability;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Linearizability;

/// <summary>Simulated histories for programs that know nothing of the simulation's inside, one a seed.</summary>
public sealed class SimulatedHistories : IDisposable
{
    private readonly Simulator _simulator = new();

    /// <summary>How many calls the histories so far had.</summary>
    public long Calls { get; private set; }

    /// <summary>Plays the history of one seed.</summary>
    /// <returns>What is wrong with it, if anything is.</returns>
    public string? Violation(int seed)
    {
        var (played, calls, violation) = SimulatedRun.Play(_simulator, seed, (Kind)(seed % Enum.GetValues<Kind>().Length));
        Calls += calls.Count;
        if (played.IsRight && violation is null)
            return null;
        return $"{violation}{Environment.NewLine}{Checker.Show(calls)}{Environment.NewLine}{played.Show()}";
    }

    /// <summary>Ends the simulation.</summary>
    public void Dispose() => _simulator.Dispose();
}
