using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C6")]
    public async Task Tell_ThatFails_IsLoggedAndCountedAndNothingElse()
    {
        var shared = ShareJournal(out var record);
        await shared.Started.Soon();
        var log = Log(out var events);
        var thrown = new FormatException("told and failed");
        for (var i = 0; i < 3; i++)
            shared.Tell(_ => throw thrown);
        shared.Tell(static r => r.Write(1));
        await shared.AskAsync(static r => r.Write(2)).Soon();

        await Patience.Eventually(
            () => Warnings(events).Count(e => ReferenceEquals(e.Cause, thrown) && Says(e, shared.Name)) == 3, "three failures are in the log");
        Assert.Equal([1, 2], record.Entries);
        Assert.Equal((5, 3), (shared.GetSnapshot().Calls, shared.GetSnapshot().Failed));
        System.Stop(log);
    }

    [Theory, Trait("Contract", "C6"), Trait("Contract", "C9")]
    [InlineData(WhenFull.Reject)]
    [InlineData(WhenFull.Wait)]
    public async Task Tell_WithAFullQueue_IsCountedLoggedAndDropped(WhenFull whenFull)
    {
        var shared = ShareJournal(out var record, o => (o.Capacity, o.WhenFull) = (1, whenFull));
        var log = Log(out var events);
        using var held = await HoldAsync(shared);
        for (var i = 0; i < 4; i++)
        {
            var entry = i;
            shared.Tell(r => r.Write(entry));
        }

        await Patience.Eventually(() => shared.GetSnapshot().Rejected == 3, "three tells were refused");
        await Patience.Eventually(() => Warnings(events).Any(e => Says(e, shared.Name)), "a refused tell is in the log");
        await held.ReleaseAsync();
        await shared.AskAsync(static r => r.Write(9)).Soon();
        Assert.Equal([0, 9], record.Entries);
        System.Stop(log);
    }

    [Fact, Trait("Contract", "C6"), Trait("Contract", "C10")]
    public async Task Tell_WhoseTimePasses_IsCountedLoggedAndNeverRuns()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out var record, o => o.TimeProvider = time);
        var log = Log(out var events);
        using var held = await HoldAsync(shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }));
        shared.Tell(static r => r.Write(1));

        await time.PassAsync(TimeSpan.FromSeconds(31));
        await Patience.Eventually(() => shared.GetSnapshot().TimedOut == 1, "the tell timed out");
        await Patience.Eventually(() => Warnings(events).Any(e => Says(e, shared.Name)), "the tell that timed out is in the log");
        await held.ReleaseAsync();
        await shared.AskAsync(static r => r.Write(9)).Soon();

        Assert.Equal([9], record.Entries);
        System.Stop(log);
    }

    [Fact, Trait("Contract", "C6"), Trait("Contract", "C11")]
    public async Task Tell_AfterTheStop_IsCountedAndLoggedAndDoesNotThrow()
    {
        var shared = ShareJournal(out var record);
        var log = Log(out var events);
        await OwnerOf(shared).DisposeAsync().Soon();
        var before = shared.GetSnapshot();

        shared.Tell(static r => r.Write(1));

        Assert.Equal((before.Calls + 1, before.Failed + 1), (shared.GetSnapshot().Calls, shared.GetSnapshot().Failed));
        await Patience.Eventually(() => Warnings(events).Any(e => Says(e, shared.Name)), "a tell to a stopped resource is in the log");
        Assert.Empty(record.Entries);
        System.Stop(log);
    }

    private IActorRef Log(out ConcurrentQueue<object> events)
    {
        var recorder = Recorder.In(System, out events);
        System.EventStream.Subscribe(recorder, typeof(LogEvent));
        return recorder;
    }

    private static IEnumerable<LogEvent> Warnings(ConcurrentQueue<object> events) =>
        events.OfType<LogEvent>().Where(e => e.LogLevel() >= LogLevel.WarningLevel);

    private static bool Says(LogEvent logged, string text) => logged.ToString().Contains(text, StringComparison.Ordinal);
}
