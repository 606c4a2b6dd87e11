using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.TestActors;

namespace Akka.Embedded.TestKit.Tests;

public sealed class TestActorRefTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private sealed class Counter : ReceiveActor
    {
        public Counter()
        {
            Receive<int>(number => Sum += number);
            Receive<string>(text => throw new InvalidOperationException(text));
            Receive<IActorRef>(_ => Sender.Tell(Self));
            ReceiveAsync<TimeSpan>(async time =>
            {
                await Task.Delay(time);
                Sum = -1;
            });
            ReceiveAsync<Exception>(async exception =>
            {
                await Task.Yield();
                throw exception;
            });
        }

        public int Sum { get; private set; }

        public Thread MadeOn { get; } = Thread.CurrentThread;

        public int Restarts { get; private set; }

        protected override void PostRestart(Exception reason)
        {
            Restarts = 1;
            base.PostRestart(reason);
        }
    }

    [Fact]
    public void UnderlyingActor_IsTheInstance()
    {
        var counter = ActorOfAsTestActorRef<Counter>("counter");
        Assert.Equal("counter", counter.Path.Name);
        Assert.Same(Thread.CurrentThread, counter.UnderlyingActor.MadeOn);
        counter.Tell(3);
        counter.Tell(4);
        Assert.Equal(7, counter.UnderlyingActor.Sum);
    }

    [Fact]
    public void Receive_HandlesAtOnce()
    {
        var counter = ActorOfAsTestActorRef(() => new Counter());
        counter.Receive(3);
        Assert.Equal(3, counter.UnderlyingActor.Sum);
        var failure = Assert.Throws<InvalidOperationException>(() => counter.Receive("fail"));
        Assert.Equal("fail", failure.Message);
        Assert.Equal(0, counter.UnderlyingActor.Restarts);
        counter.Receive(TestActor, TestActor);
        ExpectMsg<IActorRef>(actor => Assert.Equal(counter.Ref, actor));
    }

    [Fact]
    public async Task ReceiveAsync_EndsWithTheHandler()
    {
        var counter = ActorOfAsTestActorRef<Counter>(Props.Create<Counter>());
        await counter.ReceiveAsync(TimeSpan.FromMilliseconds(20)).WaitAsync(Patience);
        Assert.Equal(-1, counter.UnderlyingActor.Sum);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => counter.ReceiveAsync(new InvalidOperationException("late")).WaitAsync(Patience));
        Assert.Equal("late", failure.Message);
    }

    [Fact]
    public void Tell_HandlerAwaits_GoesOnInTheActor()
    {
        var awaiting = ActorOfAsTestActorRef(() => new Awaiting());
        awaiting.Tell("go", TestActor);
        ExpectMsg(awaiting.Ref);
        ExpectMsg(awaiting.Ref);
        Assert.Equal(awaiting.Ref, LastSender);
    }

    [Fact]
    public void Tell_HandlerThrows_Restarts()
    {
        var counter = ActorOfAsTestActorRef<Counter>();
        EventFilter.Exception<InvalidOperationException>("fail").ExpectOne(() => counter.Tell("fail"));
        AwaitAssert(() => Assert.Equal(1, counter.UnderlyingActor.Restarts), Patience);
    }

    [Fact]
    public void Name_Taken_Throws()
    {
        ActorOfAsTestActorRef<Counter>("taken");
        Assert.Throws<InvalidActorNameException>(() => ActorOfAsTestActorRef<Counter>("taken"));
        Assert.NotEqual(ActorOfAsTestActorRef<Counter>().Path, ActorOfAsTestActorRef<Counter>().Path);
    }

    [Fact]
    public void Supervisor_IsTheParent()
    {
        var parent = ActorOfAsTestActorRef<BlackHoleActor>("parent");
        var child = ActorOfAsTestActorRef<BlackHoleActor>(parent.Ref, "child");
        Assert.Equal(parent.Path / "child", child.Path);
        Watch(child.Ref);
        Sys.Stop(parent.Ref);
        ExpectTerminated(child.Ref);
    }

    [Fact]
    public void Stopped_HasNoUnderlyingActor()
    {
        var counter = ActorOfAsTestActorRef<Counter>();
        Watch(counter.Ref);
        counter.Tell(PoisonPill.Instance);
        ExpectTerminated(counter.Ref);
        Assert.Throws<IllegalActorStateException>(() => counter.UnderlyingActor);
    }

    [Fact]
    public void Watch_IsTheActors()
    {
        var watcher = ActorOfAsTestActorRef(() => new Watcher(TestActor));
        var watched = Sys.ActorOf(BlackHoleActor.Props);
        watcher.Watch(watched);
        Sys.Stop(watched);
        ExpectMsg(watched);
    }

    [Fact]
    public void Equality_IsByActor()
    {
        var counter = ActorOfAsTestActorRef<Counter>();
        Assert.True(counter == counter.Ref);
        Assert.True(counter.Ref == counter);
        Assert.True(counter != TestActor);
        Assert.True(counter.Equals(counter.Ref));
        Assert.Equal(counter.Ref.GetHashCode(), counter.GetHashCode());
        Assert.Equal(counter.Ref, TestActorRefBase<Counter>.ToActorRef(counter));
    }

    private sealed class Awaiting : ReceiveActor
    {
        public Awaiting() => ReceiveAsync<string>(async _ =>
        {
            Sender.Tell(Self);
            await Task.Yield();
            Sender.Tell(Self);
        });
    }

    private sealed class Watcher : ReceiveActor
    {
        public Watcher(IActorRef test) => Receive<Terminated>(terminated => test.Tell(terminated.ActorRef));
    }
}
