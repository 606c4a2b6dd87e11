using System.Globalization;
using Akka.Actor;
using Sharer.Benchmarks.Call;
using Sharer.Benchmarks.Measuring;
using Sharer.Benchmarks.Reporting;

namespace Sharer.Benchmarks.Suites;

/// <summary>What one call costs, against a resource that does next to nothing.</summary>
internal sealed class CallSuite : ISuite
{
    private static readonly int[] CallerCounts = [1, 16, 256, 10_000];

    public string Name => "call";

    public string Summary => "one call of a counter, 1 to 10,000 callers, against what one would write instead";

    public Report Run(RunOptions options)
    {
        var python = PythonGist.Version();
        using var system = ActorSystem.Create("benchmarks");
        var contenders = Contenders(system);
        var rows = contenders.Select(entry => new Row(entry.Contender.Name, entry.Role, callers => ClosedLoop.Measure(entry.Contender, callers, options.LeadIn, options.Window))).ToList();
        if (python is not null)
        {
            rows.Add(new Row($"the gist in {python}", Role.Peer, callers => PythonGist.Measure(callers, options.Window)));
        }

        foreach (var callers in CallerCounts)
        {
            var best = SideBySide.Best([.. rows.Select(row => (Func<Reading>)(() => row.Measure(callers)))], options);
            for (var i = 0; i < best.Length; i++)
            {
                rows[i][callers] = best[i];
            }
        }

        foreach (var (contender, _) in contenders)
        {
            contender.DisposeAsync().AsTask().Wait();
        }

        return Summarize(rows, python is null ? ["No `python3` here, so the gist was not measured."] : []);
    }

    private static (Contender<int> Contender, Role Role)[] Contenders(ActorSystem system) =>
    [
        (new BareQueue("bare MPSC queue + pooled slot on the thread pool"), Role.Limit),
        .. SharedCounter.All(system).Select(counter => ((Contender<int>)counter, Role.Shared)),
        (new AkkaTell(system), Role.Engine),
        (new AkkaAsk(system), Role.Engine),
        (new ExclusiveScheduler(), Role.Peer),
        (new ChannelLoop(), Role.Peer),
        (new SemaphoreTaskRun(), Role.Peer),
        (new SemaphoreOnCaller(), Role.OnCaller),
        (new BlockingCollectionThread(), Role.Peer),
        (new BareQueue("the limit once more: the noise of this run"), Role.Control),
    ];

    private static Report Summarize(List<Row> rows, IReadOnlyList<string> notes)
    {
        var limit = rows.Single(row => row.Role == Role.Limit);
        var engine = Engine.Name;
        return new Report(
            $"call, {Engine.Key}",
            $"One call (`call`), on {engine}",
            "Each of N callers awaits its call of a counter before it makes the next; the counter's final value is compared with the calls that were answered. " +
            "The limit is the least that any queue on the thread pool costs: a bare multi-producer queue of pooled slots.",
            CallGoals.Of(rows),
            [
                Figures("Times the limit", rows, (row, callers) => Goal.Format(row.Nanoseconds(callers) / limit.Nanoseconds(callers))),
                Figures("Times the quickest peer that leaves the caller's thread", rows.Where(row => row.Role is Role.Shared or Role.Engine), (row, callers) => Goal.Format(row.Nanoseconds(callers) / CallGoals.BestPeer(rows, callers))),
                Figures("Nanoseconds a call", rows, (row, callers) => row.Nanoseconds(callers).ToString("N0", CultureInfo.InvariantCulture)),
            ],
            notes)
        {
            Charts = [Picture(rows)],
        };
    }

    // Python's figures, a hundred times the others, would press those into one line.
    private static Chart Picture(List<Row> rows)
    {
        string[] shown = [SharedCounter.Default, AkkaAsk.Title];
        return new Chart(
            "Nanoseconds a call",
            "For 1 to 10,000 callers: the bare queue that is the limit, Sharer, Akka's Ask, and what one would write instead.",
            CallerCounts,
            [
                .. rows.Where(row => row.Role is Role.Limit or Role.Peer || shown.Contains(row.Name)).Where(static row => row.BytesPerCall is not null)
                    .Select(static row => new ChartLine(
                        row.Role == Role.Limit ? "the limit: a bare queue" : row.Name,
                        [.. CallerCounts.Select(row.Nanoseconds)],
                        row.Role switch { Role.Limit => ChartLineKind.Limit, Role.Shared => ChartLineKind.Own, _ => ChartLineKind.Peer })),
            ]);
    }

    private static Table Figures(string caption, IEnumerable<Row> rows, Func<Row, int, string> figure) => new(
        caption,
        ["callers", .. CallerCounts.Select(callers => callers.ToString("N0", CultureInfo.InvariantCulture)), "B/call"],
        [.. rows.Select(row => (string[])[row.Name, .. CallerCounts.Select(callers => figure(row, callers)), Bytes(row.BytesPerCall)])]);

    private static string Bytes(double? bytes) => bytes switch
    {
        null => "",
        < 0.05 => "0",
        < 10 => bytes.Value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => bytes.Value.ToString("N0", CultureInfo.InvariantCulture),
    };
}
