using System.Diagnostics;

namespace Sharer.Benchmarks.Measuring;

/// <summary>N callers, each of which awaits its call before it makes the next.</summary>
internal static class ClosedLoop
{
    /// <summary>Lets the callers run for <paramref name="leadIn"/>, then reads calls, time and allocations over <paramref name="window"/>.</summary>
    /// <remarks>Runs on a thread outside the pool, so that the one that measures takes no thread from those that are measured.</remarks>
    public static Reading Measure<TResult>(Contender<TResult> contender, int callers, TimeSpan leadIn, TimeSpan window)
    {
        var executedBefore = contender.Executed;
        var crowd = new Caller<TResult>[callers];
        var ends = new Task[callers];
        using var stop = new CancellationTokenSource();
        using var prepared = contender.Prepare();
        GC.Collect();
        for (var i = 0; i < callers; i++)
        {
            var caller = crowd[i] = new Caller<TResult>(contender, stop.Token);
            ends[i] = Task.Run(caller.RunAsync);
        }

        Thread.Sleep(leadIn);
        var calls = Sum(crowd);
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = Stopwatch.GetTimestamp();
        Thread.Sleep(window);
        calls = Sum(crowd) - calls;
        var elapsed = Stopwatch.GetElapsedTime(time);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;

        stop.Cancel();
        if (!Task.WaitAll(ends, TimeSpan.FromSeconds(60)))
        {
            throw new TimeoutException($"'{contender.Name}' left {ends.Count(end => !end.IsCompleted)} of {callers} calls without an answer.");
        }

        var executed = contender.Executed - executedBefore;
        if (executed != Sum(crowd))
        {
            throw new InvalidOperationException($"'{contender.Name}' answered {Sum(crowd)} calls and ran {executed}.");
        }

        // No call at all in the window: the machine was busy elsewhere. That window is never the best.
        return calls == 0 ? new Reading(double.PositiveInfinity, null) : new Reading(elapsed.TotalNanoseconds / calls, (double)bytes / calls);
    }

    private static long Sum<TResult>(Caller<TResult>[] crowd)
    {
        var sum = 0L;
        foreach (var caller in crowd)
        {
            sum += caller.Calls;
        }

        return sum;
    }
}
