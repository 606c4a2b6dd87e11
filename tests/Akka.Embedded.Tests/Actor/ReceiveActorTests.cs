using Akka.Actor;

namespace Akka.Embedded.Tests.Actor;

public sealed class ReceiveActorTests : TestKit.Xunit2.TestKit
{
    private IActorRef Make(Action<Configured> configure) => Sys.ActorOf(Props.Create(() => new Configured(configure)));

    [Fact]
    public void Handlers_InTheOrderOfTheirRegistration_TakeTheFirstThatFits()
    {
        var actor = Make(it =>
        {
            it.Receive<string>(_ => TestActor.Tell("long"), text => text.Length > 3);
            it.Receive<string>(text =>
            {
                if (text != "abc")
                    return false;
                TestActor.Tell("abc");
                return true;
            });
            it.Receive(typeof(int), _ => TestActor.Tell("int"));
            it.Receive<object>(_ => TestActor.Tell("string"), message => message is string);
            it.ReceiveAny(_ => TestActor.Tell("any"));
        });

        foreach (var message in new object[] { "abcd", "abc", 1, "ab", 1L })
            actor.Tell(message);

        foreach (var answer in new[] { "long", "abc", "int", "string", "any" })
            ExpectMsg(answer, Waits.Patience);
    }

    [Fact]
    public void Message_ThatNoHandlerTakes_IsPublishedAsUnhandled()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Event.UnhandledMessage));
        var actor = Make(it => it.Receive<int>(_ => { }));

        actor.Tell("unknown", TestActor);

        var unhandled = ExpectMsg<Event.UnhandledMessage>(Waits.Patience);
        Assert.Equal("unknown", unhandled.Message);
        Assert.Equal(actor, unhandled.Recipient);
        Assert.Equal(TestActor, unhandled.Sender);
    }

    [Fact]
    public void Receive_AfterReceiveAny_IsRefused()
    {
        Make(it =>
        {
            it.ReceiveAny(_ => { });
            TestActor.Tell(Record.Exception(() => it.Receive<string>(_ => { }))!);
        });

        ExpectMsg<InvalidOperationException>(Waits.Patience);
    }

    [Fact]
    public void Receive_OutsideOfConstructorAndBecome_IsRefused()
    {
        var actor = Make(it => it.Receive<string>(_ => TestActor.Tell(Record.Exception(() => it.Receive<int>(_ => { }))!)));

        actor.Tell("now");

        ExpectMsg<InvalidOperationException>(Waits.Patience);
    }

    [Fact]
    public void Become_StackedAndNot_ChangesTheHandlers()
    {
        var actor = Make(it => it.Receive<string>(first =>
        {
            TestActor.Tell($"first {first}");
            it.BecomeStacked(() => it.Receive<string>(second =>
            {
                TestActor.Tell($"second {second}");
                it.Become(() => it.Receive<string>(third =>
                {
                    TestActor.Tell($"third {third}");
                    it.UnbecomeStacked();
                    it.UnbecomeStacked();
                }));
            }));
        }));

        for (var i = 1; i <= 4; i++)
            actor.Tell($"{i}");

        foreach (var answer in new[] { "first 1", "second 2", "third 3", "first 4" })
            ExpectMsg(answer, Waits.Patience);
    }

    [Fact]
    public async Task ReceiveTimeout_WithoutMessages_ComesAndComesAgain()
    {
        var actor = Make(it =>
        {
            it.Receive<ReceiveTimeout>(_ => TestActor.Tell("timeout"));
            it.Receive<TimeSpan>(time => Configured.Context.SetReceiveTimeout(time));
            it.Receive<string>(_ => Configured.Context.SetReceiveTimeout(null));
        });

        actor.Tell(TimeSpan.FromMilliseconds(20));
        ExpectMsg("timeout", Waits.Patience);
        ExpectMsg("timeout", Waits.Patience);
        actor.Tell("off");
        await actor.Ask<ActorIdentity>(new Identify(1), Waits.Patience);
        while (HasMessages)
            ReceiveOne(TimeSpan.Zero);

        ExpectNoMsg(Waits.Moment);
    }

    [EmbeddedFact]
    public void SetReceiveTimeout_Negative_FailsTheActor()
    {
        var actor = Make(it => it.Receive<TimeSpan>(time => Configured.Context.SetReceiveTimeout(time)));
        Watch(actor);

        actor.Tell(TimeSpan.FromSeconds(-1));

        ExpectTerminated(actor, Waits.Patience);
    }

    [Fact]
    public async Task Identify_OfAnActor_IsAnsweredByItself()
    {
        var actor = Make(_ => { });

        var identity = await actor.Ask<ActorIdentity>(new Identify("id"), Waits.Patience);

        Assert.Equal("id", identity.MessageId);
        Assert.Equal(actor, identity.Subject);
    }

    [Fact]
    public void Forward_OfAMessage_KeepsItsSender()
    {
        var probe = CreateTestProbe();
        var target = probe.Ref;
        var actor = Make(it => it.ReceiveAny(message => target.Forward(message)));

        actor.Tell("forwarded", TestActor);

        probe.ExpectMsg("forwarded", Waits.Patience);
        Assert.Equal(TestActor, probe.LastSender);
    }
}
