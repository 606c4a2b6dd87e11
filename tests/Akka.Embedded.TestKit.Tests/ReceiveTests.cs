using System.Collections;
using Akka.Actor;
using Akka.TestKit;
using Xunit.Sdk;

namespace Akka.Embedded.TestKit.Tests;

public sealed class ReceiveTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    private void Tell(params object[] messages)
    {
        foreach (var message in messages)
            TestActor.Tell(message);
    }

    [Fact]
    public async Task ReceiveOne_TakesOneOrNull()
    {
        Tell("a", "b", "c");
        Assert.Equal("a", ReceiveOne());
        Assert.Equal("b", await ReceiveOneAsync());
        Assert.Equal("c", ReceiveOne(TimeSpan.Zero));
        Assert.Null(ReceiveOne(TimeSpan.Zero));
        Assert.Null(ReceiveOne(Short));
        Assert.Null(await ReceiveOneAsync(Short));
        Assert.Null(ReceiveOne(TimeSpan.FromMilliseconds(-5)));
    }

    [Fact]
    public async Task TryReceiveOne_GivesTheSenderToo()
    {
        Tell("a", "b");
        Assert.True(TryReceiveOne(out var envelope));
        Assert.Equal("a", envelope.Message);
        Assert.Equal(TestActor, envelope.Sender);
        var (success, second) = await TryReceiveOneAsync(Short);
        Assert.True(success);
        Assert.Equal("b", second.Message);
        Assert.False(TryReceiveOne(out envelope, Short));
        Assert.Same(NullMessageEnvelope.Instance, envelope);
    }

    [Fact]
    public async Task PeekOne_LeavesTheMessage()
    {
        Tell("a");
        Assert.Equal("a", PeekOne());
        Assert.Equal("a", await PeekOneAsync());
        Assert.Equal("a", PeekOne(CancellationToken.None));
        Assert.True(TryPeekOne(out var envelope, Short, CancellationToken.None));
        Assert.Equal("a", envelope.Message);
        Assert.True(HasMessages);
        Assert.Equal("a", ReceiveOne());
        Assert.Null(PeekOne(Short));
        Assert.False(HasMessages);
    }

    [Fact]
    public async Task ReceiveN_TakesThatMany()
    {
        Tell(1, 2, 3, 4, 5);
        Assert.Equal([1, 2], ReceiveN(2));
        Assert.Equal([3], ReceiveN(1, Short));
        var rest = new List<object>();
        await foreach (var message in ReceiveNAsync(2))
            rest.Add(message);
        Assert.Equal([4, 5], rest);

        Tell(6);
        Assert.ThrowsAny<XunitException>(() => ReceiveN(2, Short));
    }

    [Fact]
    public void ReceiveWhile_Filter_LeavesTheFirstOther()
    {
        Tell("1", "2", 3, "4");
        Assert.Equal(["1", "2"], ReceiveWhile(message => (message as string)!, Short));
        Assert.Equal(3, ReceiveOne());
        Assert.Equal(["4"], ReceiveWhile(Short, message => (message as string)!));
    }

    [Fact]
    public void ReceiveWhile_Condition_IgnoresOtherTypesOrEnds()
    {
        Tell("1", "2", 3, "4", "end", "5");
        Assert.Equal(["1", "2", "4"], ReceiveWhile<string>(text => text != "end", Short));
        Assert.Equal("end", ReceiveOne());
        Assert.Equal("5", ReceiveOne());

        Tell("1", "2", 3, "4");
        Assert.Equal(["1", "2"], ReceiveWhile<string>(_ => true, Short, shouldIgnoreOtherMessageTypes: false));
        Assert.Equal(3, ReceiveOne());
    }

    [Fact]
    public async Task ReceiveWhile_AtMostSoMany()
    {
        Tell("1", "2", "3");
        Assert.Equal(["1", "2"], ReceiveWhile<string>(_ => true, Short, msgs: 2));
        Tell("4", "5");
        var rest = new List<string>();
        await foreach (var message in ReceiveWhileAsync<string>(_ => true, Short, msgs: 2))
            rest.Add(message);
        Assert.Equal(["3", "4"], rest);
    }

    [Fact]
    public async Task FishForMessage_SkipsOthers()
    {
        Tell(1, 2, "three", 4);
        var others = new ArrayList();
        Assert.Equal("three", FishForMessage<string>(_ => true, others));
        Assert.Equal([1, 2], others.Cast<object>());
        Assert.Equal(4, await FishForMessageAsync<int>(number => number == 4));
        Tell("x");
        Assert.Equal("x", FishForMessage(message => message is string));
        Tell(1);
        Assert.ThrowsAny<XunitException>(() => FishForMessage<string>(_ => true, Short, "a {hint}"));
    }

    [Fact]
    public async Task FishUntilMessage_FailsAtTheType()
    {
        Tell(1, 2);
        await FishUntilMessageAsync<string>(Short);
        Tell(1, "no");
        await Assert.ThrowsAnyAsync<XunitException>(() => FishUntilMessageAsync<string>(Short));
    }

    [Fact]
    public async Task WaitForRadioSilence_ReturnsWhatCame()
    {
        Tell(1, 2);
        Assert.Equal([1, 2], (await WaitForRadioSilenceAsync(Short)).Cast<object>());
        Tell(1, 2, 3);
        await Assert.ThrowsAnyAsync<XunitException>(() => WaitForRadioSilenceAsync(Short, maxMessages: 1));
    }

    [Fact]
    public void IgnoreMessages_KeepsThemFromTheTest()
    {
        IgnoreMessages(message => message is int);
        Tell(1, "a");
        Assert.Equal("a", ReceiveOne());
        IgnoreMessages<string>(text => text == "b");
        Tell("b", "c", 2);
        Assert.Equal(["c", 2], ReceiveN(2));
        IgnoreMessages<int>();
        Tell(3, "d");
        Assert.Equal("d", ReceiveOne());
        IgnoreNoMessages();
        Tell(4);
        Assert.Equal(4, ReceiveOne());
    }

    [Fact]
    public void AutoPilot_SeesEveryMessageFirst()
    {
        var probe = CreateTestProbe();
        SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            sender.Tell($"pilot {message}", TestActor);
            return message is "stop" ? AutoPilot.NoAutoPilot : AutoPilot.KeepRunning;
        }));

        probe.Send(TestActor, "go");
        probe.Send(TestActor, "stop");
        probe.Send(TestActor, "alone");

        probe.ExpectMsg("pilot go");
        probe.ExpectMsg("pilot stop");
        Assert.False(probe.HasMessages);
        Assert.Equal(["go", "stop", "alone"], ReceiveN(3));
    }

    [Fact]
    public async Task ReceiveOneAsync_Cancelled_EndsTheWait()
    {
        using var cancellation = new CancellationTokenSource();
        var receiving = ReceiveOneAsync(TimeSpan.FromMinutes(10), cancellation.Token).AsTask();
        cancellation.Cancel();
        Assert.Same(receiving, await Task.WhenAny(receiving, Task.Delay(TimeSpan.FromSeconds(20))));
    }

    [Fact]
    public void ReceiveOne_FromManyThreads_TakesEachOnce()
    {
        const int Count = 1_000;
        Parallel.For(0, Count, i => TestActor.Tell(i, ActorRefs.NoSender));
        Assert.Equal(Enumerable.Range(0, Count), ReceiveN(Count).Cast<int>().Order());
        Assert.False(HasMessages);
    }
}
