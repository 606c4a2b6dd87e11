using Akka.Event;
using Sharer.Instruments;

namespace Sharer.Integration.Tests.Tcp;

/// <summary>A call that is ended while the server is silent. The clock is the tests', the server is real.</summary>
public sealed class SilentServerTests(Engine engine) : LineTests(engine)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);
    private readonly ManualTimeProvider _time = new();

    [Theory, Trait("Contract", "C10"), Trait("Contract", "C8")]
    [InlineData(Blocking, true)]
    [InlineData(Blocking, false)]
    [InlineData(Pinned, true)]
    [InlineData(Pinned, false)]
    public async Task Call_EndedWhileTheServerIsSilent_IsAbortedAndTheOthersAreServedByANewConnection(string dispatcher, bool byToken)
    {
        using var cancel = new CancellationTokenSource();
        var client = Share(dispatcher, o => o.TimeProvider = _time);
        var silence = Server.SilentAt("silence");
        var hasty = client.With(new CallOptions { Timeout = byToken ? null : Short });
        var unanswered = hasty.AskAsync("silence", cancel.Token).AsTask();
        await silence.Reached;
        var others = AskMany(client, 50);
        if (byToken)
            await cancel.CancelAsync();
        else
            await _time.PassAsync(Short + Tolerance);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => unanswered.Soon());
        Assert.IsType(byToken ? typeof(CallCanceledException) : typeof(CallTimeoutException), failure);
        Assert.Equal(CallOutcome.Aborted, ((ICallFailure)failure).Outcome);
        Assert.IsType<EndOfStreamException>(failure.InnerException);
        await AnsweredAsync(others);
        silence.Open();
        Assert.Equal("2", await client.AskAsync("number").Soon());
        Assert.Equal(1, client.GetSnapshot().Restarts);
    }

    [Theory, Trait("Contract", "C10")]
    [InlineData(Blocking, true)]
    [InlineData(Blocking, false)]
    [InlineData(Pinned, true)]
    [InlineData(Pinned, false)]
    public async Task Call_EndedWhereThereIsNoInterrupt_IsUnknownAndItsLateAnswerReachesNobody(string dispatcher, bool byToken)
    {
        var log = Log();
        using var cancel = new CancellationTokenSource();
        var client = Share(dispatcher, o => (o.TimeProvider, o.Interrupt) = (_time, null));
        var silence = Server.SilentAt("silence");
        var hasty = client.With(new CallOptions { Timeout = byToken ? null : Short });
        var unanswered = hasty.AskAsync("silence and a late answer", cancel.Token).AsTask();
        await silence.Reached;
        var others = AskMany(client, 50);
        if (byToken)
            await cancel.CancelAsync();
        else
            await _time.PassAsync(Short + Tolerance);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => unanswered.Soon());
        Assert.Equal(CallOutcome.Unknown, ((ICallFailure)failure).Outcome);
        Assert.Equal(("AskAsync", 50), (client.GetSnapshot().RunningMethod, client.GetSnapshot().QueueLength));
        Assert.All(others, static call => Assert.False(call.IsCompleted));

        silence.Open();
        await AnsweredAsync(others);
        Assert.Equal("1", await client.AskAsync("number").Soon());
        await log.SaysAsync(LogLevel.InfoLevel, $"AskAsync on '{client.Name}' has returned, after its caller had been released");
        Assert.Equal(0, client.GetSnapshot().Restarts);
    }
}
