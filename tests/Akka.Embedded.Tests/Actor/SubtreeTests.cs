using Akka.Actor;
using Akka.Event;

namespace Akka.Embedded.Tests.Actor;

/// <summary>A stop goes down the tree and ends from its leaves; what comes while it waits for them.</summary>
public sealed class SubtreeTests : TestKit.Xunit2.TestKit
{
    [Fact]
    public void Stop_OfASubtree_EndsTheChildrenFirst()
    {
        var test = TestActor;
        var root = Sys.ActorOf(Props.Create(() => new Node(test, 3)));
        ExpectMsg("started 0", Waits.Patience);

        Sys.Stop(root);

        for (var depth = 0; depth <= 3; depth++)
            ExpectMsg($"stopped {depth}", Waits.Patience);
    }

    [Fact]
    public async Task Watch_OfAnActorThatWaitsForItsChildren_BringsOneTerminated()
    {
        using var stopping = await Stopping.BeginAsync(this);
        var watcher = Sys.ActorOf(Props.Create(() => new Watcher(TestActor)));

        await watcher.Ask<string>(stopping.Parent, Waits.Patience);
        await watcher.Ask<string>(stopping.Parent, Waits.Patience);
        ExpectNoMsg(Waits.Moment);
        stopping.GoOn();

        ExpectMsg(stopping.Parent, Waits.Patience);
        ExpectNoMsg(Waits.Moment);
    }

    [Fact]
    public async Task Message_ToAnActorThatWaitsForItsChildren_IsADeadLetter()
    {
        using var stopping = await Stopping.BeginAsync(this);
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        stopping.Parent.Tell("late");
        ExpectNoMsg(Waits.Moment);
        stopping.GoOn();

        var letter = (DeadLetter)FishForMessage(static message => message is DeadLetter { Message: "late" }, Waits.Patience);
        Assert.Equal(stopping.Parent, letter.Recipient);
    }

    [Fact]
    public async Task ActorOf_NameOfAChildThatStops_IsRefusedUntilItHas()
    {
        using var gate = new ManualResetEventSlim();
        using var reached = new ManualResetEventSlim();
        var parent = Sys.ActorOf(Doing.Props());
        var slow = Props.Create(() => new SlowToStop(reached, gate));
        await parent.DoAsync(context =>
        {
            var child = context.ActorOf(slow, "child");
            context.Stop(child);
            return child;
        });
        Assert.True(reached.Wait(Waits.Patience));

        await Assert.ThrowsAsync<InvalidActorNameException>(() => parent.DoAsync(context => context.ActorOf(Doing.Props(), "child")));
        var taken = await parent.DoAsync(static context => context.Child("child"));
        Watch(taken);
        gate.Set();

        ExpectTerminated(taken, Waits.Patience);
        AwaitAssert(() => Assert.NotEqual(taken, parent.DoAsync(context => context.ActorOf(Doing.Props(), "child")).Result), Waits.Patience);
    }

    /// <summary>A parent that has begun to stop and waits for its child.</summary>
    private sealed class Stopping : IDisposable
    {
        private readonly ManualResetEventSlim _gate = new();
        private readonly ManualResetEventSlim _reached = new();

        private Stopping(IActorRef parent) => Parent = parent;

        public IActorRef Parent { get; }

        public static async Task<Stopping> BeginAsync(TestKit.Xunit2.TestKit test)
        {
            var stopping = new Stopping(test.Sys.ActorOf(Doing.Props()));
            var child = Props.Create(() => new SlowToStop(stopping._reached, stopping._gate));
            await stopping.Parent.DoAsync(context => context.ActorOf(child));
            test.Sys.Stop(stopping.Parent);
            Assert.True(stopping._reached.Wait(Waits.Patience));
            return stopping;
        }

        public void GoOn() => _gate.Set();

        public void Dispose() => _gate.Set();
    }

    private sealed class Node(IActorRef test, int depth) : UntypedActor
    {
        protected override void PreStart()
        {
            if (depth > 0)
                Context.ActorOf(Props.Create(() => new Node(test, depth - 1)));
            else
                test.Tell("started 0");
        }

        protected override void OnReceive(object message) => Unhandled(message);

        protected override void PostStop() => test.Tell($"stopped {depth}");
    }

    private sealed class Watcher : ReceiveActor
    {
        public Watcher(IActorRef test)
        {
            Receive<Terminated>(end => test.Tell(end.ActorRef));
            Receive<IActorRef>(subject =>
            {
                Context.Watch(subject);
                Sender.Tell("watching");
            });
        }
    }

    private sealed class SlowToStop(ManualResetEventSlim reached, ManualResetEventSlim gate) : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);

        protected override void PostStop()
        {
            reached.Set();
            gate.Wait(Waits.Patience);
        }
    }
}
