using Sharer.Simulation.Engine;
using Sharer.Simulation.Oracle;

namespace Sharer.Simulation.Worlds;

/// <summary>Plays scenarios, one after the other.</summary>
internal sealed class Simulator : IDisposable
{
    private readonly SimulatedSystem _system = new();

    /// <summary>Plays one history of a scenario and has the rules look at it.</summary>
    /// <param name="scenario">What may happen.</param>
    /// <param name="seed">The chance by which the scenario is made.</param>
    /// <param name="strategy">Decides in which order it happens.</param>
    /// <param name="granularity">At which of the library's operations.</param>
    public Played Play(Scenario scenario, int seed, IStrategy strategy, Granularity granularity)
    {
        var scheduler = new Scheduler(strategy, granularity);
        var world = new World(scheduler, _system.ForOneHistory(), seed);
        scheduler.Run("scenario", () =>
        {
            SynchronizationContext.SetSynchronizationContext(new CallerContext(scheduler, "scenario"));
            _ = PlayAsync(world, scenario);
        });
        var broken = scheduler.Failure is { } failure ? [failure] : Rules.Check(world).ToArray();
        if (scheduler.Failure is not null)
            _system.Abandon();
        return new Played(scenario, seed, $"{strategy}", world, broken);
    }

    public void Dispose() => _system.Dispose();

    private static async Task PlayAsync(World world, Scenario scenario)
    {
        try
        {
            await world.PlayAsync(scenario);
        }
        catch (Exception e)
        {
            world.Scheduler.Fail($"the scenario failed: {e}");
        }
    }
}
