using Sharer.Faults;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Faults;

/// <summary>Plays runs with faults in simulated histories.</summary>
internal sealed class SimulatedFaults : IDisposable
{
    private readonly Simulator _simulator = new();

    public void Dispose() => _simulator.Dispose();

    /// <returns>The plan, and what went wrong, if anything did.</returns>
    public (FaultPlan Plan, string? Wrong) Play(int seed, FaultSettings settings, params IReadOnlyList<Fault> faults)
    {
        var plan = new FaultPlan(faults);
        FaultRun? run = null;
        var scenario = new Scenario($"{plan}, with {settings}", world =>
        {
            run = new FaultRun(new SimulatedStage(world), settings, plan);
            world.Caller("everybody", _ => run.PlayAsync());
        });
        var played = _simulator.Play(scenario, seed, new Punctual(new RandomWalk(seed)), Granularity.WorkItems());
        var wrong = played.IsRight ? run!.Verdict() : "";
        return (plan, wrong is null ? null : $"seed {seed}: {wrong}{Environment.NewLine}{run!.Show()}{Environment.NewLine}{played.Show()}");
    }
}
