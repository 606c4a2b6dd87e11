using System.Globalization;
using Akka.Actor;
using Sharer.Benchmarks.Call;
using Sharer.Benchmarks.Measuring;
using Sharer.Benchmarks.Reporting;
using Sharer.Benchmarks.Weights;

namespace Sharer.Benchmarks.Suites;

/// <summary>What Sharer weighs before it does anything, and how soon it is there.</summary>
internal sealed class FootprintSuite : ISuite
{
    private const int Some = 10_000;
    private const int Many = 100_000;

    public string Name => "footprint";

    public string Summary => "bytes of an idle resource and of a waiting call, threads and timers; how soon a system and the service are there";

    public Report Run(RunOptions options)
    {
        IdleResources[] idle = [IdleResources.Measure(Some, called: false), IdleResources.Measure(Some, called: true), IdleResources.Measure(Many, called: false)];
        double inTheMailbox, forAdmission, withArguments, withToken;
        using (var system = ActorSystem.Create("waiting"))
        {
            inTheMailbox = WaitingCalls.InTheMailbox(system);
            forAdmission = WaitingCalls.ForAdmission(system);
            withArguments = WaitingCalls.ForAdmissionWithArguments(system);
            withToken = WaitingCalls.ForAdmissionWithToken(system);
            system.Terminate().Wait();
        }

        using var hosts = new HostStart();
        var systems = SideBySide.Best([SystemStart.Warm, SystemStart.First], options with { WarmUp = TimeSpan.FromSeconds(1) });
        var servers = SideBySide.Best([hosts.Host, hosts.EmptyApp], options with { WarmUp = TimeSpan.Zero });
        return new Report(
            $"footprint, {Engine.Key}",
            $"Footprint and start (`footprint`), on {Engine.Name}",
            "Bytes are those of the heap after a full collection, by one of many, the names of the resources aside. A resource counts with its actor and its facade, a " +
            "waiting call (of `AskAsync`, with a static closure) without the state machine of whoever awaits it. A server is ready with its first answer 200, measured from the start of its process; " +
            "the empty app is what `dotnet new web` makes.",
            [
                .. idle.Select(static found => new Goal(Title(found), "≤ 3,000 B", Text($"{found.Bytes:N0} B"), found.Bytes <= 3000)),
                .. idle.Select(static found => new Goal(
                    $"{Title(found)}: threads and timers of its own", "0", Text($"{found.Threads:0.####} and {found.Timers:0.####}"), found.Threads < 0.01 && found.Timers < 0.01)),
                Waiting("a call that waits in the mailbox", inTheMailbox),
                Waiting("a call that is suspended for admission", forAdmission),
                Create("warm", systems[0]),
                Create("the first of a process", systems[1]),
                Goal.AtMost("the service ready, against an empty ASP.NET app", 1.3, servers[0].NanosecondsPerCall / servers[1].NanosecondsPerCall),
            ],
            [
                new Table(
                    "Bytes",
                    ["", "of one", "of all"],
                    [
                        .. idle.Select(static found => (string[])[Title(found), Text($"{found.Bytes:N0}"), Text($"{found.Bytes * found.Count / 1e6:N1} MB")]),
                        ["a call that waits in the mailbox", Text($"{inTheMailbox:N0}"), ""],
                        ["a call that is suspended for admission", Text($"{forAdmission:N0}"), ""],
                        ["the same, of a generated method with three numbers as arguments", Text($"{withArguments:N0}"), ""],
                        ["the same, with a token source of the caller's", Text($"{withToken:N0}"), ""],
                    ]),
                new Table(
                    "Milliseconds",
                    ["", "the best"],
                    [
                        ["ActorSystem.Create, warm", Milliseconds(systems[0])],
                        ["ActorSystem.Create, the first of a process", Milliseconds(systems[1])],
                        ["Sharer.Host ready", Milliseconds(servers[0])],
                        ["an empty ASP.NET app ready", Milliseconds(servers[1])],
                    ]),
            ],
            ["Keyed instances, of which 100,000 are to take at most 400 MB, are not there yet; 100,000 ordinary resources stand in for them."]);
    }

    private static string Title(IdleResources found) => Text($"one of {found.Count:N0} idle resources{(found.Called ? " that have served a call" : "")}");

    private static Goal Waiting(string what, double bytes) => new(what, "≤ 200 B", Text($"{bytes:N0} B"), bytes <= 200);

    private static Goal Create(string when, Reading reading) => new($"ActorSystem.Create, {when}", "< 20 ms", $"{Milliseconds(reading)} ms", reading.NanosecondsPerCall < 20e6);

    private static string Milliseconds(Reading reading) => Text($"{reading.NanosecondsPerCall / 1e6:0.0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
