using Sharer.Faults;

namespace Sharer.Simulation.Faults;

/// <summary>Runs with two faults in simulated histories, for programs that know nothing of the simulation's inside.</summary>
public sealed class SimulatedFaultPairs : IDisposable
{
    private readonly SimulatedFaults _faults = new();
    private readonly FaultPairs _pairs;

    /// <summary>Plays each of the settings once without a fault, to see how many steps there are.</summary>
    public SimulatedFaultPairs() => _pairs = new FaultPairs(
        ["sharer.dispatcher"],
        settings => _faults.Play(1, settings) is { Wrong: null } clean ? clean.Plan : throw new InvalidOperationException("A run without a fault went wrong."));

    /// <summary>How many numbers there are.</summary>
    public long Count => _pairs.Count;

    /// <summary>Plays the run of a number, under a schedule of its own.</summary>
    /// <returns>How many of its faults came about, <see langword="null"/> if the number stands for no pair; and what went wrong.</returns>
    public (int? Fired, string? Wrong) Play(long number)
    {
        number %= Count;
        if (!_pairs.TryGet(number, out var settings, out var pair))
            return (null, null);
        var (plan, wrong) = _faults.Play((int)number, settings, pair);
        return (plan.Fired, wrong);
    }

    /// <summary>Ends the simulation.</summary>
    public void Dispose() => _faults.Dispose();
}
