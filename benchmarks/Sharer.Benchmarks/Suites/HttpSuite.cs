using System.Globalization;
using Sharer.Benchmarks.Call;
using Sharer.Benchmarks.Http;
using Sharer.Benchmarks.Measuring;
using Sharer.Benchmarks.Reporting;

namespace Sharer.Benchmarks.Suites;

/// <summary>What the service answers in a second, against what one would write instead.</summary>
internal sealed class HttpSuite : ISuite
{
    private const int Crowd = 256;

    /// <summary>A server of many layers is compiled for good only after some 100,000 requests of a kind.</summary>
    private static readonly TimeSpan HeatUp = TimeSpan.FromSeconds(6);

    private static readonly int[] Writers = [1, 64, Crowd, 512];

    public string Name => "http";

    public string Summary => "the service: durable POST and GET over HTTP, 1 to 512 connections, against ASP.NET apps without Sharer";

    public bool TakesSeconds => true;

    public Report Run(RunOptions options)
    {
        var window = TimeSpan.FromSeconds(options.Seconds ?? 1);
        options = options with { WarmUp = TimeSpan.Zero, LeadIn = window / 4, Window = window };
        HttpLoad.UseOneThread();
        WebContender[] contenders = [];
        try
        {
            contenders = [WebContender.Host(), WebContender.Gate(), WebContender.ConnectionEach(), WebContender.Memory()];
            foreach (var contender in contenders)
            {
                contender.Add(Crowd, HeatUp, TimeSpan.Zero);
                contender.Get(Crowd, HeatUp, TimeSpan.Zero);
            }

            var writes = Writers.Select(connections =>
                WebRow.Measure(contenders, contender => contender.Add(connections, options.LeadIn, options.Window), options)).ToArray();
            var reads = WebRow.Measure(contenders, contender => contender.Get(Crowd, options.LeadIn, options.Window), options);
            var stored = contenders.Select(static contender => contender.Verify()).ToArray();
            return Summarize(contenders, writes, reads, stored[0]);
        }
        finally
        {
            foreach (var contender in contenders)
            {
                contender.Dispose();
            }
        }
    }

    private static Report Summarize(WebContender[] contenders, WebRow[][] writes, WebRow[] reads, long stored)
    {
        string[] columns = ["connections", .. Writers.Select(static connections => $"POST {connections}"), $"GET {Crowd}"];
        WebRow[][] loads = [.. writes, reads];
        return new Report(
            $"http, {Engine.Key}",
            $"Over HTTP (`http`), on {Engine.Name}",
            "Each server is a process with a file of its own (WAL, `synchronous = FULL`); each of N connections awaits its answer before it asks again. " +
            "`POST /users` is answered once the user is on the disk; at the end each server is killed, and its file compared with what it had answered. " +
            "The connections are those of one more process on the same cores.",
            HttpGoals.Of(Writers, writes, reads),
            [
                Figures("Requests in the time of one behind the semaphore", contenders, columns, loads, static (row, all) => Goal.Format(row.Rate / all[HttpGoals.Gate].Rate)),
                Figures("Requests a second (the best window)", contenders, columns, loads, static (row, _) => row.Rate.ToString("N0", CultureInfo.InvariantCulture)),
                Figures("Latency in milliseconds: median / 99 % (all windows)", contenders, columns, loads, static (row, _) => $"{Short(row.Median)} / {Short(row.Slow)}"),
                Figures("Microseconds of processor time a request: server + connections", contenders, columns, loads, static (row, _) => $"{Short(row.ServerTime)} + {Short(row.DriverTime)}"),
            ],
            [$"{stored.ToString("N0", CultureInfo.InvariantCulture)} users were answered by {contenders[0].Name} in this run; all of them, and no others, were in the file after the kill."]);
    }

    private static Table Figures(string caption, WebContender[] contenders, string[] columns, WebRow[][] loads, Func<WebRow, WebRow[], string> figure) => new(
        caption,
        columns,
        [.. contenders.Select((contender, i) => (string[])[contender.Name, .. loads.Select(load => figure(load[i], load))])]);

    private static string Short(double figure) => figure.ToString(figure < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);
}
