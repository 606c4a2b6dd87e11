using System.Diagnostics;
using Sharer.Instruments;

namespace Sharer.Stress;

/// <summary>C1, C8 and C13: rounds on each dispatcher, each with its own seed, half of them with batches, until the time is over.</summary>
internal static class OverlapStress
{
    public static async Task RunAsync(StressSettings settings)
    {
        using var system = Ensure.QuietSystem();
        var clock = Stopwatch.StartNew();
        long calls = 0, replacements = 0, batches = 0;
        for (var round = 0; clock.Elapsed < settings.Time; round++)
        {
            var dispatcher = Ensure.Dispatchers[round % Ensure.Dispatchers.Length];
            var batched = round / Ensure.Dispatchers.Length % 2 == 1;
            var (guard, tally) = (new OverlapGuard(), new Tally());
            var shared = system.Share($"overlap-{round}", () => new GuardedCounter(guard), o =>
            {
                o.Dispatcher = dispatcher;
                o.Capacity = round % 2 == 0 ? 1024 : 8;
                o.IsBroken = static e => e is InvalidDataException;
                o.Batch = batched ? tally.Hooks(savepoints: round % 2 == 0) : null;
            });
            var called = shared.With(new CallOptions { Batch = batched });
            var made = await Task.WhenAll(Enumerable.Range(0, settings.Callers).Select(caller =>
                Task.Run(() => CallAsync(called, tally, new Random(settings.Seed + (round * 10_007) + caller))))).WaitAsync(Ensure.NothingHangs);
            await shared.DisposeAsync();
            await shared.Stopped.WaitAsync(Ensure.NothingHangs);

            var restarts = shared.GetSnapshot().Restarts;
            Ensure.That(guard.Overlaps == 0, $"round {round} on {dispatcher}: {guard.Overlaps} overlaps");
            Ensure.That(
                guard.Entries == tally.Runs + tally.HookRuns + (2 * (restarts + 1)),
                $"round {round} on {dispatcher}: {tally.Runs} runs, {tally.HookRuns} hooks and {restarts} restarts, but the resource was entered {guard.Entries} times");
            Ensure.That(
                batched ? tally.Runs >= made.Sum() && tally.Runs <= 2 * made.Sum() : tally.Runs == made.Sum(),
                $"round {round} on {dispatcher}: {made.Sum()} calls ran {tally.Runs} times");
            (calls, replacements, batches) = (calls + made.Sum(), replacements + restarts, batches + tally.Commits);
        }
        Console.WriteLine($"{calls:N0} calls, {replacements:N0} replacements, {batches:N0} batches, no overlap, {calls / clock.Elapsed.TotalSeconds:N0} calls/s");
        await system.Terminate();
    }

    private static async Task<long> CallAsync(SharedRef<GuardedCounter> shared, Tally tally, Random random)
    {
        const int calls = 2_000;
        var urgent = shared.With(new CallOptions { Priority = CallPriority.High });
        for (var i = 0; i < calls; i++)
        {
            switch (random.Next(20))
            {
                case 0:
                    await shared.UseAsync((r, _) =>
                    {
                        tally.CountRun();
                        return r.IncrementAcrossAnAwaitAsync();
                    });
                    break;
                case 1 when i % 50 == 0:
                    var end = await Ended.OfAsync(shared.AskAsync(static (r, tally) =>
                    {
                        tally.Increment(r);
                        throw new InvalidDataException();
                    }, tally));
                    Ensure.That(end.Failure is InvalidDataException, $"the resource's exception came as {end.Failure}");
                    break;
                case 2:
                    await urgent.AskAsync(static (r, tally) => tally.Increment(r), tally);
                    break;
                default:
                    await shared.AskAsync(static (r, tally) => tally.Increment(r), tally);
                    break;
            }
        }
        return calls;
    }

    /// <summary>How often calls and hooks have run; a call of a batch that is undone runs twice.</summary>
    private sealed class Tally
    {
        private long _runs;
        private long _hookRuns;
        private long _commits;

        public long Runs => Interlocked.Read(ref _runs);

        public long HookRuns => Interlocked.Read(ref _hookRuns);

        public long Commits => Interlocked.Read(ref _commits);

        public void CountRun() => Interlocked.Increment(ref _runs);

        public void Increment(GuardedCounter counter)
        {
            CountRun();
            counter.Increment();
        }

        public BatchOptions<GuardedCounter> Hooks(bool savepoints)
        {
            var hooks = new BatchOptions<GuardedCounter>
            {
                Begin = RunHook,
                Commit = counter =>
                {
                    Interlocked.Increment(ref _commits);
                    RunHook(counter);
                },
                Rollback = RunHook,
                MaxSize = 16,
            };
            if (savepoints)
                hooks.Savepoint = hooks.ReleaseSavepoint = hooks.RollbackToSavepoint = RunHook;
            return hooks;
        }

        private void RunHook(GuardedCounter counter)
        {
            Interlocked.Increment(ref _hookRuns);
            counter.Increment();
        }
    }
}
