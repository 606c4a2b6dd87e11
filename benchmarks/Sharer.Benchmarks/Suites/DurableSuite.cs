using System.Globalization;
using Akka.Actor;
using Sharer.Benchmarks.Call;
using Sharer.Benchmarks.Durable;
using Sharer.Benchmarks.Measuring;
using Sharer.Benchmarks.Reporting;

namespace Sharer.Benchmarks.Suites;

/// <summary>What an insert costs that is on the disk when it is answered.</summary>
internal sealed class DurableSuite : ISuite
{
    private static readonly int[] CallerCounts = [1, 64, 512];

    public string Name => "durable";

    public string Summary => "inserts into SQLite that are on the disk when they are answered, 1 to 512 callers";

    public Report Run(RunOptions options)
    {
        // A commit takes a third of a millisecond: a window must hold many.
        options = options with { LeadIn = TimeSpan.FromMilliseconds(200), Window = TimeSpan.FromMilliseconds(500) };
        using var system = ActorSystem.Create("benchmarks");
        using var loop = new HandWrittenLoop();
        Contender<int>[] contenders =
        [
            new LockedLedger(),
            new SharedLedger(system, SharedLedger.Batched),
            new SharedLedger(system, SharedLedger.WithSavepoints),
            new SharedLedger(system, SharedLedger.Plain),
        ];
        var rows = contenders
            .Select(contender => new Row(contender.Name, Role.Shared, callers => ClosedLoop.Measure(contender, callers, options.LeadIn, options.Window)))
            .Append(new Row("a hand-written loop, as many rows a transaction", Role.Limit, callers => loop.Measure(callers, options.Window)))
            .ToArray();
        foreach (var callers in CallerCounts)
        {
            var best = SideBySide.Best([.. rows.Select(row => (Func<Reading>)(() => row.Measure(callers)))], options);
            for (var i = 0; i < best.Length; i++)
            {
                rows[i][callers] = best[i];
            }
        }

        foreach (var contender in contenders)
        {
            contender.DisposeAsync().AsTask().Wait();
        }

        system.Terminate().Wait();
        return Summarize(rows);
    }

    private static Report Summarize(Row[] rows)
    {
        var locked = rows[0];
        var batched = rows[1];
        var loop = rows[^1];
        return new Report(
            $"durable, {Engine.Key}",
            $"Durable writes (`durable`), on {Engine.Name}",
            "Each of N callers awaits one INSERT into a SQLite file (WAL, `synchronous = FULL`) before it makes the next; it is answered once it is on the disk.",
            [
                Goal.AtMost("group commit against the semaphore, 1 caller", 1.05, batched.Nanoseconds(1) / locked.Nanoseconds(1)),
                Goal.AtLeast("the semaphore against group commit, 64 callers", 30, locked.Nanoseconds(64) / batched.Nanoseconds(64)),
                Goal.AtLeast("the semaphore against group commit, 512 callers", 80, locked.Nanoseconds(512) / batched.Nanoseconds(512)),
                Goal.AtLeast("the hand-written loop's time against group commit's, 64 callers", 0.7, loop.Nanoseconds(64) / batched.Nanoseconds(64)),
                Goal.AtLeast("the hand-written loop's time against group commit's, 512 callers", 0.7, loop.Nanoseconds(512) / batched.Nanoseconds(512)),
            ],
            [
                Figures("Inserts in the time of one behind the semaphore", rows, (row, callers) => Goal.Format(locked.Nanoseconds(callers) / row.Nanoseconds(callers))),
                Figures("Microseconds an insert", rows, (row, callers) => (row.Nanoseconds(callers) / 1000).ToString("N1", CultureInfo.InvariantCulture)),
            ],
            [])
        {
            Charts =
            [
                new Chart(
                    "Durable inserts a second",
                    "For 1, 64 and 512 callers: group commit with and without savepoints, each call a transaction of its own, a semaphore around the connection, and a hand-written loop.",
                    CallerCounts,
                    [
                        .. rows.Select(row => new ChartLine(
                            row == loop ? "a hand-written loop" : row.Name,
                            [.. CallerCounts.Select(callers => 1e9 / row.Nanoseconds(callers))],
                            row == loop ? ChartLineKind.Limit : row == batched ? ChartLineKind.Own : ChartLineKind.Peer)),
                    ]),
            ],
        };
    }

    private static Table Figures(string caption, Row[] rows, Func<Row, int, string> figure) => new(
        caption,
        ["callers", .. CallerCounts.Select(callers => callers.ToString("N0", CultureInfo.InvariantCulture))],
        [.. rows.Select(row => (string[])[row.Name, .. CallerCounts.Select(callers => figure(row, callers))])]);
}
