using System.Diagnostics;
using Sharer.Instruments;

namespace Sharer.Stress;

/// <summary>C1 and C8: rounds on each dispatcher, each with its own seed, until the time is over.</summary>
internal static class OverlapStress
{
    public static async Task RunAsync(StressSettings settings)
    {
        using var system = Ensure.QuietSystem();
        var clock = Stopwatch.StartNew();
        long calls = 0, replacements = 0;
        for (var round = 0; clock.Elapsed < settings.Time; round++)
        {
            var dispatcher = Ensure.Dispatchers[round % Ensure.Dispatchers.Length];
            var guard = new OverlapGuard();
            var shared = system.Share($"overlap-{round}", () => new GuardedCounter(guard), o =>
            {
                o.Dispatcher = dispatcher;
                o.Capacity = round % 2 == 0 ? 1024 : 8;
                o.IsBroken = static e => e is InvalidDataException;
            });
            var made = await Task.WhenAll(Enumerable.Range(0, settings.Callers).Select(caller =>
                Task.Run(() => CallAsync(shared, new Random(settings.Seed + (round * 10_007) + caller))))).WaitAsync(Ensure.NothingHangs);
            await shared.DisposeAsync();
            await shared.Stopped.WaitAsync(Ensure.NothingHangs);

            var restarts = shared.GetSnapshot().Restarts;
            Ensure.That(guard.Overlaps == 0, $"round {round} on {dispatcher}: {guard.Overlaps} overlaps");
            Ensure.That(
                guard.Entries == made.Sum() + (2 * (restarts + 1)),
                $"round {round} on {dispatcher}: {made.Sum()} calls and {restarts} restarts, but the resource was entered {guard.Entries} times");
            (calls, replacements) = (calls + made.Sum(), replacements + restarts);
        }
        Console.WriteLine($"{calls:N0} calls, {replacements:N0} replacements, no overlap, {calls / clock.Elapsed.TotalSeconds:N0} calls/s");
        await system.Terminate();
    }

    private static async Task<long> CallAsync(SharedRef<GuardedCounter> shared, Random random)
    {
        const int calls = 2_000;
        var urgent = shared.With(new CallOptions { Priority = CallPriority.High });
        for (var i = 0; i < calls; i++)
        {
            switch (random.Next(20))
            {
                case 0:
                    await shared.UseAsync(static (r, _) => r.IncrementAcrossAnAwaitAsync());
                    break;
                case 1 when i % 50 == 0:
                    var end = await Ended.OfAsync(shared.AskAsync(static r =>
                    {
                        r.Increment();
                        throw new InvalidDataException();
                    }));
                    Ensure.That(end.Failure is InvalidDataException, $"the resource's exception came as {end.Failure}");
                    break;
                case 2:
                    await urgent.AskAsync(static r => r.Increment());
                    break;
                default:
                    await shared.AskAsync(static r => r.Increment());
                    break;
            }
        }
        return calls;
    }
}
