extern alias simulation;

using System.Diagnostics;
using Akka.Actor;
using Sharer.Linearizability;
using simulation::Sharer.Simulation.Linearizability;

namespace Sharer.Stress;

/// <summary>R4: histories of every kind of resource, in turn on threads and simulated, each explained by one order of its calls.</summary>
internal static class LinearStress
{
    private const int Kinds = 3;

    public static async Task RunAsync(StressSettings settings)
    {
        using var system = Ensure.QuietSystem();
        using var simulated = new SimulatedHistories();
        var clock = Stopwatch.StartNew();
        var fates = new long[Enum.GetValues<Fate>().Length];
        var rounds = 0;
        for (; settings.GoesOn(2 * rounds, clock) && !(settings.Once && rounds > 0); rounds++)
        {
            var seed = settings.Seed + rounds;
            foreach (var operation in await OnThreadsAsync(system, seed))
                fates[(int)operation.Reply.Fate]++;
            var violation = simulated.Violation(seed);
            Ensure.That(violation is null, $"simulated; to see it again: linear --seed {seed} --once{Environment.NewLine}{violation}");
        }
        foreach (var fate in Enum.GetValues<Fate>())
            Console.WriteLine($"{fate,-16} {fates[(int)fate],14:N0}");
        Console.WriteLine(
            $"{rounds:N0} histories of {fates.Sum():N0} calls on threads, {rounds:N0} of {simulated.Calls:N0} simulated, each explained; " +
            $"{2 * rounds / clock.Elapsed.TotalSeconds:N0} histories/s");
        await system.Terminate();
    }

    private static async Task<Operation[]> OnThreadsAsync(ActorSystem system, int seed)
    {
        var workload = Workload.Of(seed, (Kind)(seed % Kinds));
        var dispatcher = Ensure.Dispatchers[seed / Kinds % Ensure.Dispatchers.Length];
        var history = await ThreadedRun.RecordAsync(system, workload, dispatcher).WaitAsync(Ensure.NothingHangs);
        var violation = workload.Violation(history);
        Ensure.That(
            violation is null,
            $"on threads; its like again: linear --seed {seed}{Environment.NewLine}{workload} on {dispatcher}: {violation}{Environment.NewLine}{Checker.Show(history)}");
        return history;
    }
}
