using Akka.Actor;
using Sharer.Benchmarks.Call;

namespace Sharer.Benchmarks.Weights;

/// <summary>What one call costs that waits: the library's part of it, without the state machine of whoever awaits it.</summary>
internal static class WaitingCalls
{
    private const int Count = 100_000;

    // More than the pool of calls can hold, so that each call that is measured is a new one.
    private const int Spare = 10_000;

    /// <summary>Bytes of a call that was admitted and waits for its turn.</summary>
    public static double InTheMailbox(ActorSystem system) => Measure(system, "in the mailbox", Count + Spare);

    /// <summary>Bytes of a call that is suspended until there is a place.</summary>
    public static double ForAdmission(ActorSystem system) => Measure(system, "for admission", 1);

    /// <summary>The same of a generated method, with its three arguments.</summary>
    public static double ForAdmissionWithArguments(ActorSystem system) => Measure(system, "for admission, with arguments", 1, withArguments: true);

    /// <summary>The same, with what the runtime allocates for the first registration on the caller's own token source.</summary>
    public static double ForAdmissionWithToken(ActorSystem system) => Measure(system, "for admission, with a token", 1, withTokens: true);

    private static double Measure(ActorSystem system, string name, int capacity, bool withArguments = false, bool withTokens = false)
    {
        using var gate = new ManualResetEventSlim();
        using var running = new ManualResetEventSlim();
        var shared = system.Share(name, static () => new Counter(), options =>
            (options.Dispatcher, options.Capacity, options.CallTimeout) = ("sharer.blocking-dispatcher", capacity, TimeSpan.FromMinutes(5)));
        var holder = shared.AskAsync(
            static (counter, events) =>
            {
                events.running.Set();
                events.gate.Wait();
            },
            (gate, running)).AsTask();
        running.Wait();
        var calls = new ValueTask<int>[Count + Spare];
        var sources = withTokens ? new CancellationTokenSource[Count + Spare] : [];
        for (var i = 0; i < sources.Length; i++)
        {
            sources[i] = new CancellationTokenSource();
        }

        Make(0, Spare);
        var bytes = Heap.Settled();
        Make(Spare, Count);
        bytes = Heap.Settled() - bytes;
        GC.KeepAlive(sources);

        gate.Set();
        holder.Wait();
        foreach (var call in calls)
        {
            call.AsTask().Wait();
        }

        shared.DisposeAsync().AsTask().Wait();
        return (double)bytes / Count;

        void Make(int first, int count)
        {
            for (var i = first; i < first + count; i++)
            {
                var token = withTokens ? sources[i].Token : CancellationToken.None;
                calls[i] = withArguments ? shared.AddAsync(1, 0, 0, token) : shared.AskAsync(static counter => counter.Increment(), token);
            }
        }
    }
}
