extern alias simulation;

using System.Diagnostics;
using simulation::Sharer.Simulation;

namespace Sharer.Stress;

/// <summary>C1 to C4 and C8 to C12 under schedules that a seed decides, one history a seed, on a time of their own.</summary>
internal static class SimulateStress
{
    public static Task RunAsync(StressSettings settings)
    {
        if (settings.Once)
        {
            Ensure.That(LongSimulation.PlayOnce(settings.Seed, Console.WriteLine), $"the history of seed {settings.Seed} breaks the contract");
            return Task.CompletedTask;
        }

        var clock = Stopwatch.StartNew();
        var figures = LongSimulation.Play(settings.Time, settings.Seed);
        Console.WriteLine(
            $"{figures.Histories:N0} histories, {figures.Schedules:N0} of them different, {figures.Steps:N0} steps, {figures.Switches:N0} switches; " +
            $"{figures.Histories / clock.Elapsed.TotalSeconds:N0} histories/s");
        if (figures.Failure is not null)
            Console.WriteLine(figures.Failure);
        Ensure.That(
            figures.Failure is null,
            $"the history of seed {figures.FailedSeed} breaks the contract; to see it again: simulate --seed {figures.FailedSeed} --once");
        return Task.CompletedTask;
    }
}
