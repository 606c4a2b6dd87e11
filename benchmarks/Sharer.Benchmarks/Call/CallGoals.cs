using System.Globalization;
using Sharer.Benchmarks.Reporting;

namespace Sharer.Benchmarks.Call;

/// <summary>What one call is allowed to cost.</summary>
internal static class CallGoals
{
    private static readonly int[] CallerCounts = [1, 16, 256];

    public static IReadOnlyList<Goal> Of(IReadOnlyList<Row> rows)
    {
        var shared = rows.First(row => row.Name == SharedCounter.Default);
        var pinned = rows.First(row => row.Name == SharedCounter.Pinned);
        var (limit, factor, limitName) = Engine.IsEmbedded
            ? (rows.First(row => row.Role == Role.Limit), 1.35, "the limit")
            : (rows.First(row => row.Name == AkkaTell.Title), 1.2, "a bare Tell of a pooled slot");
        var blocking = rows.First(row => row.Name == BlockingCollectionThread.Title);
        var ask = rows.First(row => row.Name == AkkaAsk.Title);
        var goals = new List<Goal>();
        foreach (var callers in CallerCounts)
        {
            goals.Add(Goal.AtMost($"{shared.Name} against {limitName}, {Callers(callers)}", factor, Ratio(shared, limit, callers)));
        }

        var metered = rows.First(row => row.Name == SharedCounter.Metered);
        goals.AddRange(CallerCounts.Select(callers => Goal.AtMost($"{metered.Name}, against {limitName}, {Callers(callers)}", factor * 1.5, Ratio(metered, limit, callers))));
        foreach (var callers in CallerCounts)
        {
            goals.Add(Goal.AtMost($"{shared.Name} against the quickest peer, {Callers(callers)}", 1, shared.Nanoseconds(callers) / BestPeer(rows, callers)));
        }

        foreach (var callers in CallerCounts)
        {
            goals.Add(Goal.AtMost($"{pinned.Name} against {blocking.Name}, {Callers(callers)}", callers == 256 ? 1 : 0.5, Ratio(pinned, blocking, callers)));
        }

        if (!Engine.IsEmbedded)
        {
            goals.AddRange(CallerCounts.Select(callers => Goal.AtLeast($"{ask.Name} against {shared.Name}, {Callers(callers)}", 4, Ratio(ask, shared, callers))));
        }

        goals.Add(Goal.AtMost($"{shared.Name}: 10,000 callers against 256", 1.15, shared.Nanoseconds(10_000) / shared.Nanoseconds(256)));
        goals.AddRange(rows.Where(row => row.Role == Role.Shared).Select(NoAllocation));
        return goals;
    }

    /// <summary>Nanoseconds a call of the quickest peer that leaves the caller's thread.</summary>
    public static double BestPeer(IReadOnlyList<Row> rows, int callers) => rows.Where(row => row.Role == Role.Peer).Min(row => row.Nanoseconds(callers));

    private static string Callers(int callers) => callers == 1 ? "1 caller" : $"{callers} callers";

    private static double Ratio(Row row, Row other, int callers) => row.Nanoseconds(callers) / other.Nanoseconds(callers);

    private static Goal NoAllocation(Row row) => new(
        $"{row.Name}: allocations",
        "0 B/call",
        string.Create(CultureInfo.InvariantCulture, $"{row.BytesPerCall:0.00} B/call"),
        row.BytesPerCall < 0.05);
}
