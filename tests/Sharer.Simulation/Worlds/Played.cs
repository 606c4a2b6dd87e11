using System.Text;

namespace Sharer.Simulation.Worlds;

/// <summary>A history that was played, and what is wrong with it.</summary>
internal sealed record Played(Scenario Scenario, int Seed, string Strategy, World World, IReadOnlyList<string> Broken)
{
    public bool IsRight => Broken.Count == 0;

    public Trace Trace => World.Scheduler.Trace;

    /// <summary>All there is to say about it, for whoever has to find out why.</summary>
    public string Show(int lastSteps = int.MaxValue)
    {
        var text = new StringBuilder();
        foreach (var broken in Broken)
            text.AppendLine($"BROKEN: {broken}");
        text.AppendLine($"scenario '{Scenario.Name}', seed {Seed}, {Strategy}; {Trace.Steps.Count} steps, {Trace.Switches} switches");
        text.Append(Trace.Show(World.Scheduler.Fibers, lastSteps));
        return text.ToString();
    }
}
