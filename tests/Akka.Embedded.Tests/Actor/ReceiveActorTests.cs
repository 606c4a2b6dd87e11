using Akka.Actor;

namespace Akka.Embedded.Tests.Actor;

public sealed class ReceiveActorTests : TestKit.Xunit2.TestKit
{
    private sealed class Configured : ReceiveActor
    {
        public Configured(Action<Configured> configure) => configure(this);

        public new void Receive<T>(Action<T> handler, Predicate<T>? condition = null) => base.Receive(handler, condition);

        public new void Receive<T>(Func<T, bool> handler) => base.Receive(handler);

        public new void Receive(Type type, Action<object> handler, Predicate<object>? condition = null) => base.Receive(type, handler, condition);

        public new void ReceiveAny(Action<object> handler) => base.ReceiveAny(handler);

        public new void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? condition = null) => base.ReceiveAsync(handler, condition);

        public new void Become(Action configure) => base.Become(configure);

        public new void BecomeStacked(Action configure) => base.BecomeStacked(configure);

        public new void UnbecomeStacked() => base.UnbecomeStacked();

        public new static IUntypedActorContext Context => UntypedActor.Context;

        public new IActorRef Sender => base.Sender;

        public new IActorRef Self => base.Self;
    }

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
    public void ReceiveAsync_WhileItsTaskRuns_TakesNoOtherMessage()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Make(it =>
        {
            it.ReceiveAsync<int>(async number =>
            {
                TestActor.Tell($"begin {number}");
                await gate.Task;
                TestActor.Tell($"end {number}");
            });
            it.Receive<string>(text => TestActor.Tell(text));
        });

        actor.Tell(1);
        actor.Tell("between");

        ExpectMsg("begin 1", Waits.Patience);
        ExpectNoMsg(Waits.Moment);
        gate.SetResult();
        ExpectMsg("end 1", Waits.Patience);
        ExpectMsg("between", Waits.Patience);
    }

    [Fact]
    public void ReceiveAsync_AfterEachAwait_HasItsContext()
    {
        var actor = Make(it => it.ReceiveAsync<string>(async _ =>
        {
            for (var i = 0; i < 3; i++)
            {
                await Task.Yield();
                await Task.Run(static () => { });
                it.Sender.Tell((it.Self, Configured.Context.Self, it.Sender));
            }
        }));

        actor.Tell("go", TestActor);

        for (var i = 0; i < 3; i++)
            ExpectMsg((actor, actor, TestActor), Waits.Patience);
    }

    [Fact]
    public void ReceiveAsync_ThatEndsAtOnce_IsFollowedByTheNextMessage()
    {
        var actor = Make(it =>
        {
            it.ReceiveAsync<int>(number =>
            {
                TestActor.Tell(number);
                return Task.CompletedTask;
            });
            it.ReceiveAsync<string>(async text =>
            {
                await Task.CompletedTask;
                TestActor.Tell(text);
            });
        });

        for (var i = 0; i < 100; i++)
        {
            actor.Tell(i);
            actor.Tell($"{i}");
        }

        for (var i = 0; i < 100; i++)
        {
            ExpectMsg(i, Waits.Patience);
            ExpectMsg($"{i}", Waits.Patience);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReceiveAsync_ThatFails_IsSupervised(bool afterAnAwait)
    {
        var made = 0;
        var actor = Make(it =>
        {
            var instance = Interlocked.Increment(ref made);
            it.ReceiveAsync<Exception>(async failure =>
            {
                if (afterAnAwait)
                    await Task.Yield();
                throw failure;
            });
            it.ReceiveAny(_ => TestActor.Tell(instance));
        });

        actor.Tell(new InvalidOperationException("restart"));
        actor.Tell("which?");

        ExpectMsg(2, Waits.Patience);
        actor.Tell("still?");
        ExpectMsg(2, Waits.Patience);
    }

    [Fact]
    public void ReceiveAsync_ThatIsCancelled_IsSupervised()
    {
        var made = 0;
        var actor = Make(it =>
        {
            var instance = Interlocked.Increment(ref made);
            it.ReceiveAsync<int>(_ => Task.FromCanceled(new CancellationToken(true)));
            it.ReceiveAny(_ => TestActor.Tell(instance));
        });

        actor.Tell(1);
        actor.Tell("which?");

        ExpectMsg(2, Waits.Patience);
    }

    [Fact]
    public async Task Stop_WhileATaskRuns_EndsTheActor()
    {
        var begun = new TaskCompletionSource();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Make(it => it.ReceiveAsync<string>(async _ =>
        {
            begun.SetResult();
            await gate.Task;
        }));
        Watch(actor);
        actor.Tell("begin");
        await begun.Task.WaitAsync(Waits.Patience);

        Sys.Stop(actor);

        ExpectTerminated(actor, Waits.Patience);
        gate.SetResult();
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
