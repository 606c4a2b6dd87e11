using System.Diagnostics;
using System.Net;

namespace Sharer.Benchmarks.Http;

/// <summary>N connections, each of which awaits its answer before it asks again.</summary>
internal sealed class HttpLoad
{
    private static readonly TimeSpan NothingHangs = TimeSpan.FromSeconds(60);

    private volatile bool _isMeasuring;
    private volatile bool _isOver;

    /// <summary>From the start of the window to the last answer, so that the slowest are not left out.</summary>
    public bool IsMeasuring => _isMeasuring;

    public bool IsOver => _isOver;

    /// <summary>
    /// Puts all connections on the one thread that the kernel tells of answers. On the thread pool they would spin while they wait, and take
    /// the processor from those servers that are slow to answer.
    /// </summary>
    /// <remarks>To be called before anything awaits a socket or the output of a process: that is when the runtime reads it.</remarks>
    public static void UseOneThread()
    {
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
        Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1");
    }

    /// <summary>Lets the connections run for <paramref name="leadIn"/>, then reads answers and processor time over <paramref name="window"/>.</summary>
    /// <exception cref="InvalidDataException">A server gave an answer that is wrong.</exception>
    public static HttpReading Measure<TRequests>(
        IPEndPoint server, Process process, TRequests[] requests, TimeSpan leadIn, TimeSpan window)
        where TRequests : IRequests
    {
        var load = new HttpLoad();
        var callers = requests.Select(own => new HttpCaller(server, own, load)).ToArray();
        try
        {
            GC.Collect();
            var ends = callers.Select(static caller => Task.Run(caller.RunAsync)).ToArray();
            var failed = Task.WhenAny(ends);
            failed.Wait(leadIn);
            load._isMeasuring = true;
            var calls = Sum(callers);
            var cpu = Cpu(process);
            var time = Stopwatch.GetTimestamp();
            failed.Wait(window);
            calls = Sum(callers) - calls;
            var elapsed = Stopwatch.GetElapsedTime(time);
            cpu = (Cpu(process).Server - cpu.Server, Environment.CpuUsage.TotalTime - cpu.Driver);
            load._isOver = true;
            if (!Task.WaitAll(ends, NothingHangs))
            {
                throw new TimeoutException($"{ends.Count(end => !end.IsCompleted)} of {ends.Length} connections are without an answer.");
            }

            return new HttpReading(calls, elapsed, cpu.Server, cpu.Driver, Merge(callers));
        }
        finally
        {
            foreach (var caller in callers)
            {
                caller.Dispose();
            }
        }
    }

    private static (TimeSpan Server, TimeSpan Driver) Cpu(Process process)
    {
        process.Refresh();
        return (process.TotalProcessorTime, Environment.CpuUsage.TotalTime);
    }

    private static long Sum(HttpCaller[] callers) => callers.Sum(static caller => caller.Calls);

    private static Latencies Merge(HttpCaller[] callers)
    {
        var all = new Latencies();
        foreach (var caller in callers)
        {
            all.Add(caller.Latencies);
        }

        return all;
    }
}
