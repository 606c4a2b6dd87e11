extern alias simulation;

using System.Diagnostics;
using Akka.Actor;
using Sharer.Faults;
using simulation::Sharer.Simulation.Faults;

namespace Sharer.Stress;

/// <summary>R5: two faults in one run, in turn on threads and in simulated histories. The seed is the number of the pair that comes first.</summary>
internal static class FaultStress
{
    public static async Task RunAsync(StressSettings settings)
    {
        using var system = Ensure.QuietSystem();
        using var simulated = new SimulatedFaultPairs();
        var threaded = new FaultPairs(Ensure.Dispatchers, clean => ThreadedFaults.Play(system, clean));
        var (onThreads, inSimulation) = (new Figures("on threads", threaded.Count), new Figures("simulated", simulated.Count));
        var clock = Stopwatch.StartNew();
        var number = Math.Abs((long)settings.Seed);
        for (var round = 0; settings.GoesOn(round, clock) && (!onThreads.AreAll || !inSimulation.AreAll); round++, number++)
        {
            if (!onThreads.AreAll)
                onThreads.Add(PlayOnThreads(system, threaded, number % threaded.Count));
            if (!inSimulation.AreAll)
                inSimulation.Add(PlaySimulated(simulated, number));
            if (settings.Once)
                break;
        }
        Console.WriteLine($"{onThreads}{Environment.NewLine}{inSimulation}");
        await system.Terminate();
    }

    private static int? PlayOnThreads(ActorSystem system, FaultPairs pairs, long number)
    {
        if (!pairs.TryGet(number, out var settings, out var pair))
            return null;
        try
        {
            return ThreadedFaults.Play(system, settings, pair).Fired;
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"on threads; to see it again: faults --seed {number} --once", failure);
        }
    }

    private static int? PlaySimulated(SimulatedFaultPairs pairs, long number)
    {
        var (fired, wrong) = pairs.Play(number);
        Ensure.That(wrong is null, $"simulated; to see it again: faults --seed {number % pairs.Count} --once{Environment.NewLine}{wrong}");
        return fired;
    }

    private sealed class Figures(string where, long count)
    {
        private readonly Stopwatch _time = new();
        private long _looked;
        private long _runs;
        private long _twice;

        public bool AreAll => _looked == count;

        public void Add(int? fired)
        {
            _time.Start();
            _looked++;
            _runs += fired is null ? 0 : 1;
            _twice += fired == 2 ? 1 : 0;
        }

        public override string ToString() =>
            $"{where}: {_runs:N0} runs, numbers {_looked:N0} of {count:N0} ({(double)_looked / count:P2} of all pairs); in {_twice:N0} both faults came about; {_runs / _time.Elapsed.TotalSeconds:N0} runs/s";
    }
}
