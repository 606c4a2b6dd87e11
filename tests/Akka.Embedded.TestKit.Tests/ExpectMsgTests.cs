using Akka.Actor;
using Akka.Embedded.Tests;
using Akka.TestKit.TestActors;
using Xunit.Sdk;

namespace Akka.Embedded.TestKit.Tests;

public sealed class ExpectMsgTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    [Fact]
    public void ExpectMsg_OfType_ReturnsTheMessage()
    {
        TestActor.Tell("hello");
        Assert.Equal("hello", ExpectMsg<string>());
        Assert.Equal("hello", LastMessage);
        Assert.Equal(TestActor, LastSender);
    }

    [Fact]
    public void ExpectMsg_OfAnotherType_Fails()
    {
        TestActor.Tell(42);
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>());
    }

    [Fact]
    public void ExpectMsg_Nothing_Fails()
    {
        var failure = Assert.ThrowsAny<XunitException>(() => ExpectMsg<string>(Short));
        Assert.Contains("System.String", failure.Message, StringComparison.Ordinal);
        Assert.Throws<IllegalActorStateException>(() => LastMessage);
        Assert.Throws<IllegalActorStateException>(() => LastSender);
    }

    [Fact]
    public void ExpectMsg_Equal_ComparesValues()
    {
        TestActor.Tell(new[] { 1, 2 });
        ExpectMsg(new[] { 1, 2 });
        TestActor.Tell(new List<string> { "a" });
        ExpectMsg(new List<string> { "a" });
        TestActor.Tell(5);
        Assert.ThrowsAny<XunitException>(() => ExpectMsg(6));
    }

    [Fact]
    public void ExpectMsg_WithConditions_ChecksThem()
    {
        TestActor.Tell(5);
        Assert.Equal(5, ExpectMsg<int>(number => number > 4));
        TestActor.Tell(5);
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<int>(number => number > 5, hint: "a {big} number"));

        TestActor.Tell(5);
        ExpectMsg<int>((number, sender) => number == 5 && sender.Equals(TestActor));
        TestActor.Tell(5);
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<int>((_, _) => false));

        TestActor.Tell(5);
        ExpectMsg<int>(number => Assert.Equal(5, number));
        TestActor.Tell(5);
        Assert.ThrowsAny<XunitException>(() => ExpectMsg<int>(number => Assert.Equal(6, number)));
        TestActor.Tell(5);
        ExpectMsg<int>((number, sender) => Assert.Equal(TestActor, sender));

        TestActor.Tell("A");
        ExpectMsg("a", (expected, actual) => string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase));
        TestActor.Tell("A");
        Assert.ThrowsAny<XunitException>(() => ExpectMsg("a", (expected, actual) => expected == actual));
    }

    [Fact]
    public async Task ExpectMsgAsync_DoesAsTheOthers()
    {
        TestActor.Tell("hello");
        Assert.Equal("hello", await ExpectMsgAsync<string>());
        TestActor.Tell(5);
        await ExpectMsgAsync(5);
        TestActor.Tell(5);
        await ExpectMsgAsync<int>(number => number == 5);
        TestActor.Tell(5);
        await ExpectMsgAsync<int>(number => Assert.Equal(5, number));
        TestActor.Tell(5);
        await ExpectMsgAsync<int>((number, sender) => sender.Equals(TestActor));
        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectMsgAsync<string>(Short));
    }

    [Fact]
    public async Task ExpectMsgAsync_Later_Waits()
    {
        var expecting = ExpectMsgAsync("later", TimeSpan.FromSeconds(20));
        Assert.False(expecting.IsCompleted);
        TestActor.Tell("later");
        Assert.Equal("later", await expecting);
    }

    [Fact]
    public void ExpectMsgFrom_ChecksTheSender()
    {
        var probe = CreateTestProbe();
        probe.Send(TestActor, "one");
        ExpectMsgFrom<string>(probe.Ref);
        probe.Send(TestActor, "two");
        ExpectMsgFrom(probe.Ref, "two");
        probe.Send(TestActor, "three");
        ExpectMsgFrom<string>(probe.Ref, text => text == "three");
        probe.Send(TestActor, "five");
        ExpectMsgFrom<string>(probe.Ref, text => Assert.Equal("five", text));
        probe.Send(TestActor, "six");
        Assert.ThrowsAny<XunitException>(() => ExpectMsgFrom<string>(TestActor));
    }

    [EmbeddedFact]
    public void ExpectMsgFrom_WithConditions_ChecksBoth()
    {
        TestActor.Tell("four");
        ExpectMsgFrom<string>(sender => sender.Equals(TestActor), text => text == "four");
        TestActor.Tell("four");
        Assert.ThrowsAny<XunitException>(() => ExpectMsgFrom<string>(_ => false, _ => true, hint: "a {hint}"));
        TestActor.Tell("four");
        Assert.ThrowsAny<XunitException>(() => ExpectMsgFrom<string>(_ => true, _ => false));
    }

    [Fact]
    public async Task ExpectMsgFromAsync_ChecksTheSender()
    {
        var probe = CreateTestProbe();
        probe.Send(TestActor, "one");
        await ExpectMsgFromAsync<string>(probe.Ref);
        probe.Send(TestActor, "two");
        await ExpectMsgFromAsync(probe.Ref, "two");
        probe.Send(TestActor, "three");
        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectMsgFromAsync<string>(TestActor));
    }

    [Fact]
    public void ExpectMsgAnyOf_TakesOne()
    {
        TestActor.Tell("b");
        Assert.Equal("b", ExpectMsgAnyOf(["a", "b"]));
        TestActor.Tell("c");
        Assert.ThrowsAny<XunitException>(() => ExpectMsgAnyOf(["a", "b"]));
    }

    [Fact]
    public void ExpectMsgAllOf_InAnyOrder()
    {
        TestActor.Tell(2);
        TestActor.Tell(1);
        TestActor.Tell(2);
        Assert.Equal([1, 2, 2], ExpectMsgAllOf(1, 2, 2).Order());

        TestActor.Tell(1);
        TestActor.Tell(1);
        Assert.ThrowsAny<XunitException>(() => ExpectMsgAllOf(1, 2));

        TestActor.Tell(1);
        Assert.ThrowsAny<XunitException>(() => ExpectMsgAllOf(Short, 1, 2));
    }

    [Fact]
    public async Task ExpectMsgAllOfAsync_InAnyOrder()
    {
        TestActor.Tell("b");
        TestActor.Tell("a");
        var messages = new List<string>();
        await foreach (var message in ExpectMsgAllOfAsync<string>(["a", "b"]))
            messages.Add(message);
        Assert.Equal(["b", "a"], messages);
    }

    [Fact]
    public void ExpectMsgAllOfMatchingPredicates_OneEach()
    {
        TestActor.Tell("text");
        TestActor.Tell(7);
        var messages = ExpectMsgAllOfMatchingPredicates(
            Akka.TestKit.PredicateInfo.Create<int>(number => number == 7),
            Akka.TestKit.PredicateInfo.Create<string>(text => text.Length == 4));
        Assert.Equal(["text", 7], messages);
    }

    [Fact]
    public void ExpectNoMsg_OnlyIfThereIsNone()
    {
        ExpectNoMsg(Short);
        ExpectNoMsg(20);
        TestActor.Tell("hello");
        Assert.ThrowsAny<XunitException>(() => ExpectNoMsg(Short));
    }

    [Fact]
    public async Task ExpectNoMsgAsync_OnlyIfThereIsNone()
    {
        await ExpectNoMsgAsync(Short);
        await ExpectNoMsgAsync(20);
        TestActor.Tell("hello");
        await Assert.ThrowsAnyAsync<XunitException>(async () => await ExpectNoMsgAsync(Short));
    }

    [Fact]
    public void ExpectTerminated_WatchedActor()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        var other = Sys.ActorOf(BlackHoleActor.Props);
        Assert.Same(actor, Watch(actor));
        Watch(other);
        Sys.Stop(actor);
        Assert.Equal(actor, ExpectTerminated(actor).ActorRef);

        Sys.Stop(other);
        Assert.ThrowsAny<XunitException>(() => ExpectTerminated(actor));
    }

    [Fact]
    public async Task Unwatch_NoLongerTells()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        var other = Sys.ActorOf(BlackHoleActor.Props);
        await WatchAsync(actor);
        await WatchAsync(other);
        await UnwatchAsync(actor);
        Sys.Stop(actor);
        Sys.Stop(other);
        Assert.Equal(other, (await ExpectTerminatedAsync(other)).ActorRef);
        ExpectNoMsg(Short);
    }
}
