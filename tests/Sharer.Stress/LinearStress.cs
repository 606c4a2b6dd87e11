using System.Diagnostics;
using Sharer.Linearizability;

namespace Sharer.Stress;

/// <summary>R4: histories of every kind of resource on every dispatcher, each explained by one order of its calls.</summary>
internal static class LinearStress
{
    private const int Kinds = 3;

    public static async Task RunAsync(StressSettings settings)
    {
        using var system = Ensure.QuietSystem();
        var clock = Stopwatch.StartNew();
        var fates = new long[Enum.GetValues<Fate>().Length];
        var histories = 0;
        for (; clock.Elapsed < settings.Time; histories++)
        {
            var workload = Workload.Of(settings.Seed + histories, (Kind)(histories % Kinds));
            var dispatcher = Ensure.Dispatchers[histories / Kinds % Ensure.Dispatchers.Length];
            var history = await ThreadedRun.RecordAsync(system, workload, dispatcher).WaitAsync(Ensure.NothingHangs);
            var violation = workload.Violation(history);
            Ensure.That(violation is null, $"{workload} on {dispatcher}: {violation}{Environment.NewLine}{Checker.Show(history)}");
            foreach (var operation in history)
                fates[(int)operation.Reply.Fate]++;
        }
        foreach (var fate in Enum.GetValues<Fate>())
            Console.WriteLine($"{fate,-16} {fates[(int)fate],14:N0}");
        Console.WriteLine($"{histories:N0} histories of {fates.Sum():N0} calls, each explained; {histories / clock.Elapsed.TotalSeconds:N0} histories/s");
        await system.Terminate();
    }
}
