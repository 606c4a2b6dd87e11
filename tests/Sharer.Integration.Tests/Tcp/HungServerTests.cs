using Akka.Event;
using Sharer.Instruments;
using Sharer.Integration.Tests.Sharing;
using Xunit.Abstractions;

namespace Sharer.Integration.Tests.Tcp;

/// <summary>A server that hangs while nothing can interrupt the client. The clock is the tests', the server is real.</summary>
public sealed class HungServerTests(Engine engine, ITestOutputHelper output) : LineTests(engine)
{
    private const int Waiting = 50;
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);
    private readonly ManualTimeProvider _time = new();

    [Theory, Trait("Hard", "R8")]
    [InlineData(Blocking)]
    [InlineData(Pinned)]
    public async Task Calls_BehindOneThatHangs_EndAtTheirDeadlinesAndNameItAndTheRestIsServedWhenItReturns(string dispatcher)
    {
        var client = ShareHung(dispatcher);
        var silence = Server.SilentAt("silence");
        var hung = client.AskAsync("silence").AsTask();
        await silence.Reached;
        var hasty = client.With(new CallOptions { Timeout = Short });
        var late = AskMany(hasty, Waiting);
        var patient = AskMany(client, Waiting);
        await _time.PassAsync(Short + Tolerance);

        foreach (var call in late)
        {
            var failure = await Assert.ThrowsAsync<CallTimeoutException>(() => call.Soon());
            Assert.Equal((CallOutcome.NotStarted, Short, "AskAsync"), (failure.Outcome, failure.Limit, failure.HolderMethod));
            Assert.InRange(failure.HeldFor!.Value, Short, Short + Tolerance);
            Assert.InRange(failure.QueueLength, Waiting, 2 * Waiting - 1);
        }

        await _time.PassAsync(Short);
        var snapshot = client.GetSnapshot();
        Assert.Equal((ResourceState.Up, Waiting, "AskAsync"), (snapshot.State, snapshot.QueueLength, snapshot.RunningMethod));
        Assert.Equal(2 * Short + Tolerance, snapshot.RunningFor);

        // Nothing but the return is needed: the clock of the resource stands still meanwhile.
        var returned = TimeProvider.System.GetTimestamp();
        silence.Open();
        Assert.Equal("silence", await hung.Soon());
        await AnsweredAsync(patient);
        output.WriteLine($"{Waiting} calls served {TimeProvider.System.GetElapsedTime(returned).TotalMilliseconds:0.0} ms after the server answered.");
        Assert.Equal((null, 0, Waiting), (client.GetSnapshot().RunningMethod, client.GetSnapshot().QueueLength, (int)client.GetSnapshot().TimedOut));
    }

    [Theory, Trait("Hard", "R8"), Trait("Contract", "C8")]
    [InlineData(Blocking)]
    [InlineData(Pinned)]
    public async Task Calls_WhileConnectingHangs_EndAtTheirDeadlinesAndLogAndSnapshotNameIt(string dispatcher)
    {
        var log = Log();
        var greeting = Server.SilentAt("ready");
        var client = ShareHung(dispatcher);
        await greeting.Reached;
        await AssertHeldByAsync("Create", ResourceState.Starting, client, log, greeting);
        Assert.Equal(0, client.GetSnapshot().Restarts);
    }

    [Theory, Trait("Hard", "R8"), Trait("Contract", "C8")]
    [InlineData(Blocking)]
    [InlineData(Pinned)]
    public async Task Calls_WhileHangingUpHangs_EndAtTheirDeadlinesAndLogAndSnapshotNameIt(string dispatcher)
    {
        var log = Log();
        var leave = Server.SilentAt("bye");
        var client = ShareHung(dispatcher);
        await Assert.ThrowsAsync<InvalidDataException>(() => client.AskAsync(static _ => throw new InvalidDataException()).Soon());
        await leave.Reached;
        await AssertHeldByAsync("Dispose", ResourceState.Down, client, log, leave);
        Assert.Equal(1, client.GetSnapshot().Restarts);
    }

    private async Task AssertHeldByAsync(string holder, ResourceState state, SharedRef<LineClient> client, LogLines log, Gate hangsAt)
    {
        var hasty = AskMany(client.With(new CallOptions { Timeout = Short }), Waiting);
        var patient = AskMany(client, Waiting);
        await _time.PassAsync(Short + Tolerance);
        foreach (var call in hasty)
        {
            var failure = await Assert.ThrowsAsync<CallTimeoutException>(() => call.Soon());
            Assert.Equal((CallOutcome.NotStarted, holder), (failure.Outcome, failure.HolderMethod));
            Assert.InRange(failure.HeldFor!.Value, Short, Short + Tolerance);
        }

        var snapshot = client.GetSnapshot();
        Assert.Equal((state, Waiting, holder), (snapshot.State, snapshot.QueueLength, snapshot.RunningMethod));
        await _time.PassAsync(TimeSpan.FromSeconds(30));
        await log.SaysAsync(LogLevel.WarningLevel, $"{holder} of '{client.Name}' has not returned for 30");
        Assert.Equal(1, log.Count(LogLevel.WarningLevel, $"{holder} of '{client.Name}' has not returned for "));

        hangsAt.Open();
        await AnsweredAsync(patient);
        Assert.Equal(ResourceState.Up, client.GetSnapshot().State);
    }

    private SharedRef<LineClient> ShareHung(string dispatcher) => Share(dispatcher, options =>
    {
        options.TimeProvider = _time;
        options.Interrupt = null;
        options.CallTimeout = Timeout.InfiniteTimeSpan;
    });
}
