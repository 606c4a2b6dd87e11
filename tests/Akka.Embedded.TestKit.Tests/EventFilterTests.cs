using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit.TestActors;
using Xunit.Sdk;

namespace Akka.Embedded.TestKit.Tests;

public sealed class EventFilterTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    public EventFilterTests()
        : base("akka.loglevel = DEBUG, akka.test.filter-leeway = 3s")
    {
    }

    private ILoggingAdapter Source => Logging.GetLogger(Sys, LogSource.Create("source", typeof(int)));

    [Fact]
    public void Levels_MatchByMessage()
    {
        EventFilter.Debug("a debug").ExpectOne(() => Source.Debug("A DEBUG"));
        EventFilter.Info(start: "an").ExpectOne(() => Source.Info("an info {0}", 1));
        EventFilter.Warning(contains: "arn").ExpectOne(() => Source.Warning("a warning"));
        EventFilter.Error(new Regex("^an? err")).ExpectOne(() => Source.Error("an error"));
        EventFilter.Error(source: "source").ExpectOne(() => Source.Error("an error"));
        EventFilter.ForLogLevel(LogLevel.WarningLevel, "w").ExpectOne(() => Source.Warning("w"));
        EventFilter.ForLogLevel(LogLevel.InfoLevel, new Regex("i")).ExpectOne(() => Source.Info("i"));
    }

    [Fact]
    public void Expect_TooFewOrTooMany_Fails()
    {
        Assert.ThrowsAny<XunitException>(() => EventFilter.Error("x").ExpectOne(Short, () => Source.Error("y")));
        Assert.ThrowsAny<XunitException>(() => EventFilter.Error("x").Expect(1, Short, () =>
        {
            Source.Error("x");
            Source.Error("x");
            Sys.EventStream.Publish(new Flush(TestActor));
        }));
        Assert.ThrowsAny<XunitException>(() => EventFilter.Warning("x").Expect(0, Short, () => Source.Warning("x")));
    }

    [Fact]
    public void Expect_ThatMany_ReturnsTheResult()
    {
        Assert.Equal(5, EventFilter.Error("x").Expect(2, () =>
        {
            Source.Error("x");
            Source.Error("x");
            return 5;
        }));
        EventFilter.Warning("x").Expect(0, Short, () => Source.Warning("y"));
    }

    [Fact]
    public async Task ExpectAsync_CountsToo()
    {
        await EventFilter.Error("x").ExpectOneAsync(async () =>
        {
            await Task.Yield();
            Source.Error("x");
        });
        Assert.Equal(3, await EventFilter.Error("x").ExpectAsync(1, () =>
        {
            Source.Error("x");
            return Task.FromResult(3);
        }));
        await Assert.ThrowsAnyAsync<XunitException>(() => EventFilter.Error("x").ExpectOneAsync(Short, () => Task.CompletedTask));
    }

    [Fact]
    public void Exception_MatchesTypeAndMessage()
    {
        EventFilter.Exception<InvalidOperationException>("cause").ExpectOne(
            () => Source.Error(new InvalidOperationException("cause"), "whatever"));
        EventFilter.Exception<InvalidOperationException>("whatever").ExpectOne(
            () => Source.Error(new InvalidOperationException("cause"), "whatever"));
        EventFilter.Exception<Exception>().ExpectOne(() => Source.Error(new InvalidOperationException("cause"), "whatever"));
        EventFilter.Exception(typeof(ArgumentException), new Regex("inner"), checkInnerExceptions: true).ExpectOne(
            () => Source.Error(new InvalidOperationException("outer", new ArgumentException("inner")), "whatever"));
        Assert.ThrowsAny<XunitException>(() => EventFilter.Exception<ArgumentException>().ExpectOne(
            Short, () => Source.Error(new InvalidOperationException("cause"), "whatever")));
        Assert.Throws<ArgumentException>(() => EventFilter.Exception(typeof(string)));
    }

    [Fact]
    public void Exception_OfAFailingActor_IsSeen()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Failing()), "failing");
        EventFilter.Exception<InvalidOperationException>(message: "from an actor", source: actor.Path.ToString())
            .ExpectOne(() => actor.Tell("fail"));
        EventFilter.Exception<InvalidOperationException>(message: "from an actor", source: "/user/failing")
            .ExpectOne(() => actor.Tell("fail"));
    }

    [Fact]
    public void Custom_MatchesByCondition()
    {
        EventFilter.Custom(logEvent => logEvent.LogClass == typeof(int)).ExpectOne(() => Source.Warning("x"));
        EventFilter.Custom<Warning>(warning => warning.Message.ToString() == "x").ExpectOne(() => Source.Warning("x"));
    }

    [Fact]
    public void And_MatchesEither()
    {
        EventFilter.Warning("x").And.Error("y").Expect(2, () =>
        {
            Source.Warning("x");
            Source.Error("y");
        });
    }

    [Fact]
    public void DeadLetter_MatchesByTypeConditionAndSource()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props, "gone");
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);

        EventFilter.DeadLetter().ExpectOne(() => actor.Tell("lost"));
        EventFilter.DeadLetter<string>().ExpectOne(() => actor.Tell("lost"));
        EventFilter.DeadLetter<string>(text => text == "lost").ExpectOne(() => actor.Tell("lost"));
        EventFilter.DeadLetter(typeof(int)).ExpectOne(() => actor.Tell(1));
        EventFilter.DeadLetter(typeof(int), number => (int)number == 1).ExpectOne(() => actor.Tell(1));
        EventFilter.DeadLetter<string>(source: "/user/gone").ExpectOne(() => actor.Tell("lost"));
        Assert.ThrowsAny<XunitException>(() => EventFilter.DeadLetter<int>().ExpectOne(Short, () => actor.Tell("lost")));
    }

    [Fact]
    public async Task Mute_RunsTheBlock()
    {
        var ran = 0;
        EventFilter.Warning().Mute(() => { ran++; });
        Assert.Equal(7, EventFilter.Warning().Mute(() => 7));
        await EventFilter.Warning().MuteAsync(() =>
        {
            ran++;
            return Task.CompletedTask;
        });
        using var muted = EventFilter.Warning().Mute();
        Source.Warning("not printed");
        muted.Unmute();
        muted.Unmute();
        Assert.Equal(2, ran);
    }

    [Fact]
    public void CreateEventFilter_ListensToAnotherSystem()
    {
        using var other = new Akka.TestKit.Xunit2.TestKit("akka.loglevel = INFO");
        CreateEventFilter(other.Sys).Error("x").ExpectOne(() => Logging.GetLogger(other.Sys, "source").Error("x"));
    }

    private sealed record Flush(IActorRef To);

    private sealed class Failing : ReceiveActor
    {
        public Failing() => ReceiveAny(_ => throw new InvalidOperationException("from an actor"));
    }
}
