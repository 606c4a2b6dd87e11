using System.Diagnostics;
using Akka.Actor;
using Sharer.Faults;

namespace Sharer.Stress;

/// <summary>R5: every pair of faults under all settings, in an order that begins with the seed; a failed run says the seed that begins with it.</summary>
internal static class FaultStress
{
    // Coprime to every number of runs that there can be, and large, so that a short run sees a bit of everything.
    private const int Stride = 1_000_003;

    // What a first fault adds: another attempt, another instance.
    private const int MoreSteps = 6;

    public static async Task RunAsync(StressSettings settings)
    {
        using var system = Ensure.QuietSystem();
        var clock = Stopwatch.StartNew();
        FaultSettings[] all = [.. from dispatcher in Ensure.Dispatchers
                                  from interrupts in new[] { true, false }
                                  from whileDown in Enum.GetValues<WhileDown>()
                                  from asynchronous in new[] { true, false }
                                  select new FaultSettings(dispatcher, interrupts, whileDown, asynchronous)];
        var faults = Faults(system, all);
        var total = (long)all.Length * faults.Length * faults.Length;
        var begin = Math.Abs((long)settings.Seed) % total;
        var fired = new Dictionary<(Work, Work), int>();
        long looked = 0, runs = 0, twice = 0;
        for (; looked < total && clock.Elapsed < settings.Time; looked++)
        {
            var run = (begin + (looked * Stride)) % total;
            var (one, other) = (run / all.Length / faults.Length, run / all.Length % faults.Length);
            Fault[] pair = [faults[one], faults[other]];
            if (one >= other || (pair[0].Work, pair[0].Step) == (pair[1].Work, pair[1].Step))
                continue;
            runs++;
            try
            {
                if (ThreadedFaults.Play(system, all[run % all.Length], pair).Fired < 2)
                    continue;
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Begin with this run: --seed {run}", failure);
            }
            twice++;
            fired[(pair[0].Work, pair[1].Work)] = fired.GetValueOrDefault((pair[0].Work, pair[1].Work)) + 1;
        }
        foreach (var ((first, second), count) in fired.OrderBy(static f => f.Key))
            Console.WriteLine($"{first,-8} and {second,-8} {count,12:N0}");
        Console.WriteLine(
            $"{runs:N0} runs, {(double)looked / total:P1} of all pairs of {faults.Length} faults under {all.Length} settings; in {twice:N0} both came about; {runs / clock.Elapsed.TotalSeconds:N0} runs/s");
        await system.Terminate();
    }

    private static Fault[] Faults(ActorSystem system, FaultSettings[] all)
    {
        FaultPlan[] clean = [.. all.Select(settings => ThreadedFaults.Play(system, settings))];
        return [.. from work in Enum.GetValues<Work>()
                   from kind in Fault.KindsFor(work)
                   from step in Enumerable.Range(1, clean.Max(plan => plan.StepsOf(work)) + MoreSteps)
                   select new Fault(work, step, kind)];
    }
}
