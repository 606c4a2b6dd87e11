using System.Globalization;
using Akka.Actor;
using Sharer.Benchmarks.Call;
using Sharer.Benchmarks.Durable;
using Sharer.Benchmarks.Measuring;
using Sharer.Benchmarks.Overload;
using Sharer.Benchmarks.Reporting;

namespace Sharer.Benchmarks.Suites;

/// <summary>What becomes of a resource to which ten times as many callers come as there are places.</summary>
internal sealed class OverloadSuite : ISuite
{
    private const int Callers = 10 * OverloadContender.Capacity;
    private const double MostGrowth = 16 << 20;
    private const double SlowestRejection = 5;

    public string Name => "overload";

    public string Summary => "ten times as many callers as places, a minute each way (--seconds): what is still done, how soon the others are told";

    public bool TakesSeconds => true;

    public Report Run(RunOptions options)
    {
        var window = TimeSpan.FromSeconds(options.Seconds ?? 60);
        using var system = ActorSystem.Create("benchmarks");
        (string Name, Comeback Comeback, Func<OverloadContender> Create)[] ways =
        [
            ("Sharer, inserts: ten times the peak", Comeback.TenTimesThePeak, Inserts),
            ("Sharer, inserts: again when RetryAfter says", Comeback.RetryAfter, Inserts),
            ("Sharer, inserts: again at once", Comeback.AtOnce, Inserts),
            ("Sharer, 20 µs: again when RetryAfter says", Comeback.RetryAfter, () => Digests("sharer.dispatcher")),
            ("Sharer, 20 µs: again at once", Comeback.AtOnce, () => Digests("sharer.dispatcher")),
            ("Sharer, 20 µs on a pool of its own: again at once", Comeback.AtOnce, () => Digests("sharer.blocking-dispatcher")),
            ("bounded Channel, TryWrite, inserts: ten times the peak", Comeback.TenTimesThePeak, static () => On(new Ledger(), static (call, ledger) => new ChannelContender(call, ledger))),
            ("bounded Channel, TryWrite, inserts: again at once", Comeback.AtOnce, static () => On(new Ledger(), static (call, ledger) => new ChannelContender(call, ledger))),
            ("bounded Channel, TryWrite, 20 µs: again at once", Comeback.AtOnce, static () => new ChannelContender(Compute(), null)),
            ("SemaphoreSlim.Wait(0), inserts: ten times the peak", Comeback.TenTimesThePeak, static () => On(new Ledger(), static (call, ledger) => new SemaphoreContender(call, ledger))),
            ("SemaphoreSlim.Wait(0), 20 µs: again at once", Comeback.AtOnce, static () => new SemaphoreContender(Compute(), null)),
        ];
        var rows = ways.Select(way => Measure(way.Name, way.Create(), way.Comeback)).ToList();
        system.Terminate().Wait();
        return Summarize(rows, window);

        OverloadRow Measure(string name, OverloadContender contender, Comeback comeback)
        {
            var row = OverloadRow.Measure(name, contender, Callers, comeback, window);
            contender.DisposeAsync().AsTask().Wait();
            return row;
        }

        OverloadContender Digests(string dispatcher) =>
            new SharedContender<Digest>(system, dispatcher, static () => new Digest(), static shared => shared.ComputeAsync());

        OverloadContender Inserts() =>
            new SharedContender<Ledger>(system, "sharer.blocking-dispatcher", static () => new Ledger(), static shared => shared.AddAsync("Ann", 34, "f"));
    }

    private static Action Compute()
    {
        var digest = new Digest();
        return () => digest.Compute();
    }

    private static OverloadContender On(Ledger ledger, Func<Action, Ledger, OverloadContender> create) => create(() => ledger.Add("Ann", 34, "f"), ledger);

    private static Report Summarize(List<OverloadRow> rows, TimeSpan window)
    {
        var shared = rows.Where(static row => row.IsShared).ToArray();
        return new Report(
            $"overload, {Engine.Key}",
            $"Overload (`overload`), on {Engine.Name}",
            Text($"{OverloadContender.Capacity} calls may wait, and {Callers:N0} callers come, for {window.TotalSeconds:0} s each way, on the processors that the resource is on as well. A call computes for about 20 µs, or is an INSERT that is on the disk when it is answered. ") +
            "Who is rejected comes again at once, when `RetryAfter` says so, or after a pause that makes all of them together call ten times as often as the resource can. The peak is what the same way does with as many callers as it takes without rejecting. The heap is looked at once a second, after a full collection.",
            [
                .. shared.Select(static row => Goal.AtLeast($"{row.Name}: goodput against the peak", 0.9, row.Goodput)),
                .. shared.Select(static row => new Goal($"{row.Name}: 99 % of the rejections", "< 5 ms", Text($"{row.SlowRejection:0.000} ms"), row.SlowRejection < SlowestRejection)),
                .. shared.Select(static row => new Goal($"{row.Name}: growth of the heap", "≤ 16 MiB", Text($"{row.Overload.HeapGrowth / 1048576.0:0.0} MiB"), row.Overload.HeapGrowth <= MostGrowth)),
            ],
            [
                new Table(
                    "Under ten times the callers",
                    ["", "of the peak", "run/s", "at the peak", "rejected/s", "99 % of rejections", "heap grows by"],
                    [
                        .. rows.Select(static row => (string[])[
                            row.Name, Goal.Format(row.Goodput), Text($"{row.Overload.RunPerSecond:N0}"), Text($"{row.Peak:N0}"), Text($"{row.Overload.RejectedPerSecond:N0}"),
                            row.Overload.Rejections.Count == 0 ? "" : Text($"{row.SlowRejection:0.000} ms"), Text($"{row.Overload.HeapGrowth / 1048576.0:0.0} MiB")]),
                    ]),
            ],
            []);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
