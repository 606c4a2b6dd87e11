using System.Diagnostics;
using Sharer.Benchmarks.Http;

namespace Sharer.Benchmarks.Overload;

/// <summary>N callers, each of which comes again as soon as its call has ended; after a rejection when the pause says.</summary>
internal sealed class Crowd : IDisposable
{
    private static readonly TimeSpan NothingHangs = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly OverloadContender _contender;
    private readonly Func<Offer, TimeSpan> _pause;
    private readonly ThreadLocal<Tally> _tallies = new(static () => new Tally(), trackAllValues: true);
    private readonly CancellationTokenSource _stop = new();

    private Crowd(OverloadContender contender, Func<Offer, TimeSpan> pause) => (_contender, _pause) = (contender, pause);

    /// <param name="contender">What is called.</param>
    /// <param name="callers">How many call.</param>
    /// <param name="pause">How long who is rejected waits before it comes again.</param>
    /// <param name="leadIn">How long they run unmeasured.</param>
    /// <param name="window">How long they are measured.</param>
    public static OverloadReading Measure(OverloadContender contender, int callers, Func<Offer, TimeSpan> pause, TimeSpan leadIn, TimeSpan window)
    {
        using var crowd = new Crowd(contender, pause);
        return crowd.Measure(callers, leadIn, window);
    }

    public void Dispose()
    {
        _tallies.Dispose();
        _stop.Dispose();
    }

    private OverloadReading Measure(int callers, TimeSpan leadIn, TimeSpan window)
    {
        var ends = new Task[callers];
        for (var i = 0; i < callers; i++)
        {
            ends[i] = Task.Run(CallAsync);
        }

        Thread.Sleep(leadIn);
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        var peak = heap;
        var (run, rejected) = Sum();
        var start = Stopwatch.GetTimestamp();
        for (var left = window; left > TimeSpan.Zero; left = window - Stopwatch.GetElapsedTime(start))
        {
            Thread.Sleep(left < Look ? left : Look);
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
        }

        var (runNow, rejectedNow) = Sum();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        _stop.Cancel();
        if (!Task.WaitAll(ends, NothingHangs))
        {
            throw new TimeoutException($"{ends.Count(static end => !end.IsCompleted)} of {callers} callers are without an answer.");
        }

        var latencies = new Latencies();
        foreach (var tally in _tallies.Values)
        {
            latencies.Add(tally.Rejections);
        }

        return new OverloadReading((runNow - run) / seconds, (rejectedNow - rejected) / seconds, latencies, peak - heap);
    }

    private (long Run, long Rejected) Sum()
    {
        var (run, rejected) = (0L, 0L);
        foreach (var tally in _tallies.Values)
        {
            run += Volatile.Read(ref tally.Run);
            rejected += Volatile.Read(ref tally.Rejected);
        }

        return (run, rejected);
    }

    private async Task CallAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            var offer = await _contender.CallAsync();
            var end = Stopwatch.GetTimestamp();
            var tally = _tallies.Value!;
            if (offer.WasRun)
            {
                tally.Run++;
                continue;
            }

            tally.Rejected++;
            tally.Rejections.Add(end - start);
            if (_pause(offer) is var pause && pause > TimeSpan.Zero)
            {
                await Task.Delay(pause);
            }
            else
            {
                // The next request of a client is a new work item of the server; without this one caller would keep a thread for good.
                await Task.Yield();
            }
        }
    }

    // Of one thread, so that no count is shared by two while they count.
    private sealed class Tally
    {
        public long Run;
        public long Rejected;

        public Latencies Rejections { get; } = new();
    }
}
