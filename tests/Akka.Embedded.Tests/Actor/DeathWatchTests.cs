using Akka.Actor;

namespace Akka.Embedded.Tests.Actor;

public sealed class DeathWatchTests : TestKit.Xunit2.TestKit
{
    private sealed class Watching(IActorRef test) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Doing.Do work)
                work.Action(Context);
            else
                test.Tell(message is Terminated end ? new Ended(end.ActorRef, end.ExistenceConfirmed) : message);
        }
    }

    // A test actor takes no Terminated of an actor that it does not watch.
    private sealed record Ended(IActorRef Actor, bool ExistenceConfirmed);

    private IActorRef Watcher()
    {
        var test = TestActor;
        return Sys.ActorOf(Props.Create(() => new Watching(test)));
    }

    [Fact]
    public async Task Watch_OfAnActorThatStops_BringsOneTerminated()
    {
        var subject = Sys.ActorOf(Doing.Props());
        var watcher = Watcher();
        await watcher.DoAsync(context =>
        {
            context.Watch(subject);
            return context.Watch(subject);
        });

        subject.Tell(PoisonPill.Instance);

        Assert.Equal(new Ended(subject, true), ExpectMsg<Ended>(Waits.Patience));
        ExpectNoMsg(Waits.Moment);
    }

    [Fact]
    public void Watch_OfADeadActor_BringsTerminatedAtOnce()
    {
        var subject = Sys.ActorOf(Doing.Props());
        Watch(subject);
        Sys.Stop(subject);
        ExpectTerminated(subject, Waits.Patience);
        var watcher = Watcher();

        watcher.Do(context => context.Watch(subject));

        Assert.Equal(subject, ExpectMsg<Ended>(Waits.Patience).Actor);
    }

    [Fact]
    public void Watch_OfAnActorThatNeverWas_BringsTerminatedWithoutConfirmation()
    {
        var nobody = ((ExtendedActorSystem)Sys).Provider.ResolveActorRef("akka://" + Sys.Name + "/user/never");
        var watcher = Watcher();

        watcher.Do(context => context.Watch(nobody));

        Assert.False(ExpectMsg<Ended>(Waits.Patience).ExistenceConfirmed);
    }

    [Fact]
    public async Task Unwatch_BeforeTheEnd_BringsNothing()
    {
        var subject = Sys.ActorOf(Doing.Props());
        var watcher = Watcher();
        await watcher.DoAsync(context =>
        {
            context.Watch(subject);
            return context.Unwatch(subject);
        });
        Watch(subject);

        Sys.Stop(subject);

        ExpectTerminated(subject, Waits.Patience);
        ExpectNoMsg(Waits.Moment);
    }

    [Fact]
    public async Task Unwatch_WithTerminatedAlreadyInTheMailbox_TakesItBack()
    {
        var subject = Sys.ActorOf(Doing.Props());
        var watcher = Watcher();
        await watcher.DoAsync(context => context.Watch(subject));
        var gone = new TaskCompletionSource();
        var probe = CreateTestProbe();
        probe.Watch(subject);
        watcher.Do(context =>
        {
            gone.Task.Wait();
            // The news is processed between two messages, so a second one waits behind the Terminated.
            context.Self.Tell(new Doing.Do(later => later.Unwatch(subject)));
        });
        watcher.Tell("marker");

        Sys.Stop(subject);
        probe.ExpectTerminated(subject, Waits.Patience);
        gone.SetResult();

        Assert.Equal("marker", ExpectMsg<object>(Waits.Patience));
        watcher.Tell("end");
        var rest = ExpectMsg<object>(Waits.Patience);
        Assert.Equal("end", rest);
    }

    [Fact]
    public void WatchWith_OfAnActorThatStops_BringsTheMessage()
    {
        var subject = Sys.ActorOf(Doing.Props());
        Watcher().Do(context => context.WatchWith(subject, "gone"));

        Sys.Stop(subject);

        ExpectMsg("gone", Waits.Patience);
    }

    [Fact]
    public void Terminated_ThatNobodyHandles_BreaksThePact()
    {
        var subject = Sys.ActorOf(Doing.Props());
        var dependent = Sys.ActorOf(Doing.Props());
        Watch(dependent);
        dependent.Do(context => context.Watch(subject));

        Sys.Stop(subject);

        ExpectTerminated(dependent, Waits.Patience);
    }

    [Fact]
    public void Watch_OfARestartedActor_BringsNothingUntilItStops()
    {
        var subject = Sys.ActorOf(Doing.Props());
        Watcher().Do(context => context.Watch(subject));

        subject.Do(_ => throw new InvalidOperationException("restart"));
        ExpectNoMsg(Waits.Moment);
        Sys.Stop(subject);

        Assert.Equal(subject, ExpectMsg<Ended>(Waits.Patience).Actor);
    }

    [Fact]
    public async Task Terminated_OfAChild_ComesWhenItsNameIsFree()
    {
        var test = TestActor;
        var parent = Sys.ActorOf(Props.Create(() => new Renewing(test)));

        for (var i = 0; i < 50; i++)
        {
            parent.Tell("renew");
            ExpectMsg("renewed", Waits.Patience);
        }

        Assert.Equal(1, await parent.Ask<int>("count", Waits.Patience));
    }

    private sealed class Renewing : UntypedActor
    {
        private readonly IActorRef _test;
        private IActorRef _child = Context.ActorOf(Doing.Props(), "child");

        public Renewing(IActorRef test) => _test = test;

        protected override void PreStart() => Context.Watch(_child);

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case "renew":
                    Context.Stop(_child);
                    break;
                case Terminated:
                    _child = Context.Watch(Context.ActorOf(Doing.Props(), "child"));
                    _test.Tell("renewed");
                    break;
                case "count":
                    Sender.Tell(Context.GetChildren().Count());
                    break;
            }
        }
    }

    [EmbeddedFact]
    public void Name_OfATopLevelActor_IsFreeOnceAnybodyHasSeenItsEnd()
    {
        for (var i = 0; i < 100; i++)
        {
            var actor = Sys.ActorOf(Doing.Props(), "again");
            Watch(actor);
            Sys.Stop(actor);
            ExpectTerminated(actor, Waits.Patience);
        }
    }
}
