using System.Net.Sockets;
using Akka.Event;
using Sharer.Instruments;

namespace Sharer.Integration.Tests.Tcp;

public sealed class LostConnectionTests(Engine engine) : LineTests(engine)
{
    [Theory, Trait("Contract", "C8")]
    [InlineData(Blocking, "close")]
    [InlineData(Blocking, "reset")]
    [InlineData(Pinned, "close")]
    [InlineData(Pinned, "reset")]
    public async Task Call_TheServerEndsTheConnectionMidCall_FailsAndTheOthersAreServedByANewOne(string dispatcher, string trouble)
    {
        var client = Share(dispatcher);
        var silence = Server.SilentAt("silence");
        var first = client.AskAsync("silence").AsTask();
        await silence.Reached;
        var lost = client.AskAsync(trouble).AsTask();
        var others = AskMany(client, 50);
        await WaitAsync(client, 51);
        silence.Open();

        Assert.Equal("silence", await first.Soon());
        var failure = await Assert.ThrowsAnyAsync<IOException>(() => lost.Soon());
        if (trouble == "reset")
            Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
        await AnsweredAsync(others);
        Assert.Equal("2", await client.AskAsync("number").Soon());
        Assert.Equal((1, 1), (client.GetSnapshot().Failed, client.GetSnapshot().Restarts));
    }

    [Theory, Trait("Contract", "C8")]
    [InlineData(Blocking)]
    [InlineData(Pinned)]
    public async Task Calls_WhileTheServerRefusesConnections_WaitForLongerAndLongerPausesAndAreServedAfterwards(string dispatcher)
    {
        var log = Log();
        var client = Share(dispatcher, static o =>
            o.Restart = new RestartOptions { MinBackoff = TimeSpan.FromMilliseconds(20), MaxBackoff = TimeSpan.FromMilliseconds(80), Jitter = 0 });
        await client.Started.Soon();
        Server.RefuseConnections();
        await Assert.ThrowsAnyAsync<IOException>(() => client.AskAsync("reset").Soon());
        var waiting = AskMany(client, 20);

        string[] pauses = ["20 ms", "40 ms", "80 ms", "80 ms"];
        for (var i = 0; i < pauses.Length; i++)
            await log.SaysAsync(LogLevel.WarningLevel, $"'{client.Name}' could not be made (attempt {i + 1}, the next in {pauses[i]}): SocketException");
        var hasty = client.With(new CallOptions { Timeout = TimeSpan.FromMilliseconds(100) });
        var timeout = await Assert.ThrowsAsync<CallTimeoutException>(() => hasty.AskAsync("hasty").Soon());
        Assert.Equal(CallOutcome.NotStarted, timeout.Outcome);
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsAssignableFrom<SocketException>(timeout.InnerException).SocketErrorCode);

        Server.TakeConnections();
        await AnsweredAsync(waiting);
        Assert.Equal((ResourceState.Up, 1), (client.GetSnapshot().State, client.GetSnapshot().Restarts));
    }
}
