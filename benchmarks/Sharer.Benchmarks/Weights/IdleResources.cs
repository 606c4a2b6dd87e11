using System.Diagnostics;
using System.Globalization;
using Akka.Actor;
using Sharer.Benchmarks.Call;

namespace Sharer.Benchmarks.Weights;

/// <summary>What resources cost that nobody calls: memory, threads and timers, each for one of many.</summary>
internal sealed record IdleResources(int Count, bool Called, double Bytes, double Threads, double Timers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="count">How many.</param>
    /// <param name="called">Whether each has served a call before.</param>
    public static IdleResources Measure(int count, bool called)
    {
        using var system = ActorSystem.Create("idle");
        Settle(Share(system, "warm-up", 64), called);
        var shared = new SharedRef<Counter>[count];
        var names = Enumerable.Range(0, count).Select(static i => i.ToString("'resource-'000000", CultureInfo.InvariantCulture)).ToArray();
        var (bytes, threads, timers) = Look();
        for (var i = 0; i < count; i++)
        {
            shared[i] = system.Share(names[i], static () => new Counter());
        }

        Settle(shared, called);
        var (bytesNow, threadsNow, timersNow) = Look();
        GC.KeepAlive(shared);
        system.Terminate().Wait();
        return new IdleResources(count, called, PerOne(bytesNow - bytes), PerOne(threadsNow - threads), PerOne(timersNow - timers));

        // Threads of the pool may end meanwhile.
        double PerOne(long difference) => (double)Math.Max(0, difference) / count;
    }

    private static SharedRef<Counter>[] Share(ActorSystem system, string name, int count) =>
        [.. Enumerable.Range(0, count).Select(i => system.Share($"{name}-{i}", static () => new Counter()))];

    private static void Settle(SharedRef<Counter>[] shared, bool called)
    {
        foreach (var one in shared)
        {
            if (!one.Started.Wait(Patience))
            {
                throw new TimeoutException($"'{one.Name}' has not started.");
            }

            if (called)
            {
                one.AddAsync(1, 0, 0).AsTask().Wait();
            }
        }

        // The clock forgets a resource two ticks after its last call.
        Thread.Sleep(TimeSpan.FromMilliseconds(200));
    }

    private static (long Bytes, int Threads, long Timers) Look()
    {
        using var process = Process.GetCurrentProcess();
        return (Heap.Settled(), process.Threads.Count, Timer.ActiveCount);
    }
}
