using System.Globalization;
using Akka.Actor;
using Akka.Configuration;
using Sharer.Benchmarks.Actors;
using Sharer.Benchmarks.Call;
using Sharer.Benchmarks.Measuring;
using Sharer.Benchmarks.Reporting;

namespace Sharer.Benchmarks.Suites;

/// <summary>What the actors underneath cost, against what one would write without actors.</summary>
internal sealed class EngineSuite : ISuite
{
    private static readonly int[] CallerCounts = [1, 16, 256];

    public string Name => "engine";

    public string Summary => "actors: a hop, a fan-in, a pinned hand-over, start-up and footprint, against channels and threads";

    public Report Run(RunOptions options)
    {
        using var system = ActorSystem.Create("benchmarks", ConfigurationFactory.ParseString("pinned { type = PinnedDispatcher }"));
        var relay = SideBySide.Best([() => Relay.Actors(system), Relay.Channels], options);
        var fanIn = SideBySide.Best([() => FanIn.Actors(system), FanIn.Channels], options);
        Contender<int>[] threads = [new PinnedActor(system), new BlockingThread()];
        var handOvers = CallerCounts.Select(callers => SideBySide.Best(
            [.. threads.Select(thread => (Func<Reading>)(() => ClosedLoop.Measure(thread, callers, options.LeadIn, options.Window)))], options)).ToArray();
        foreach (var thread in threads)
        {
            thread.DisposeAsync().AsTask().Wait();
        }

        var create = Footprint.CreateAndTerminate(options.Rounds);
        var idle = Footprint.IdleActors();
        system.Terminate().Wait();
        return new Report(
            $"engine, {Engine.Key}",
            $"Actors (`engine`), on {Engine.Name}",
            "A hop: two actors, or two channel loops, pass one object to each other. Fan-in: 8 senders, one receiver. " +
            "Hand-over: N callers each await the answer of one thread, an actor's or one that waits at a queue.",
            [
                Goal.AtMost("a hop between actors against channel loops", 1, Ratio(relay)),
                Goal.AtMost("fan-in of 8 senders against a channel loop", 1, Ratio(fanIn)),
                .. CallerCounts.Select((callers, i) =>
                    Goal.AtMost($"pinned hand-over against a BlockingCollection, {callers} callers", 1, Ratio(handOvers[i]))),
                new Goal("a hop: allocations", "0 B", Text($"{relay[0].BytesPerCall:0.00} B"), relay[0].BytesPerCall < 0.05),
                new Goal("ActorSystem.Create and Terminate, warm", "< 20 ms", Text($"{create:0.0} ms"), create < 20),
                new Goal("100,000 idle actors", "< 150 MB", Text($"{idle:0} MB"), idle < 150),
            ],
            [
                new Table(
                    "Nanoseconds",
                    ["", "actors", "without"],
                    [
                        Line("a hop", relay),
                        Line("a message of the fan-in", fanIn),
                        .. CallerCounts.Select((callers, i) => Line($"a hand-over, {callers} callers", handOvers[i])),
                    ]),
            ],
            []);
    }

    private static double Ratio(Reading[] readings) => readings[0].NanosecondsPerCall / readings[1].NanosecondsPerCall;

    private static string[] Line(string what, Reading[] readings) =>
        [what, .. readings.Select(static reading => Text($"{reading.NanosecondsPerCall:N0}"))];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
