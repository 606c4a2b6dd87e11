using Akka.Actor;

namespace Akka.Embedded.Tests.Actor;

public sealed class LifeCycleTests : TestKit.Xunit2.TestKit
{
    private static int _instances;

    private sealed class Reporting : UntypedActor, IDisposable
    {
        private readonly IActorRef _test;
        private readonly int _instance = Interlocked.Increment(ref _instances);

        public Reporting(IActorRef test)
        {
            _test = test;
            Tell("made");
        }

        public void Dispose() => Tell("disposed");

        protected override void PreStart() => Tell("PreStart");

        protected override void PreRestart(Exception reason, object message)
        {
            Tell($"PreRestart {reason.Message} {message}");
            base.PreRestart(reason, message);
        }

        protected override void PostRestart(Exception reason)
        {
            Tell($"PostRestart {reason.Message}");
            base.PostRestart(reason);
        }

        protected override void PostStop() => Tell("PostStop");

        protected override void OnReceive(object message)
        {
            if (message is Exception failure)
                throw failure;
            Tell((string)message);
        }

        private void Tell(string what) => _test.Tell((_instance, what));
    }

    private sealed class Failure(string name) : Exception("boom")
    {
        public override string ToString() => name;
    }

    private IActorRef Report()
    {
        var test = TestActor;
        return Sys.ActorOf(Props.Create(() => new Reporting(test)));
    }

    private (int Instance, string What) Next() => ExpectMsg<(int, string)>(Waits.Patience);

    private int ExpectInOrder(params string[] whats)
    {
        var instance = 0;
        foreach (var what in whats)
        {
            var next = Next();
            Assert.Equal(what, next.What);
            Assert.True(instance == 0 || instance == next.Instance);
            instance = next.Instance;
        }

        return instance;
    }

    [Fact]
    public void Actor_FromStartToStop_RunsItsHooksInOrder()
    {
        var actor = Report();
        actor.Tell("message");
        actor.Tell(PoisonPill.Instance);

        ExpectInOrder("made", "PreStart", "message", "PostStop", "disposed");
    }

    [Fact]
    public void Restart_ByAFailure_ReplacesTheInstanceAndDropsTheMessageAlone()
    {
        var actor = Report();
        actor.Tell("before");
        actor.Tell(new Failure("it"));
        actor.Tell("after");

        var first = ExpectInOrder("made", "PreStart", "before", "PreRestart boom it", "PostStop", "disposed");
        var second = ExpectInOrder("made", "PostRestart boom", "PreStart", "after");
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void PreRestart_OfAParent_StopsTheChildrenBeforeTheNewInstanceIsMade()
    {
        var order = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var parent = Sys.ActorOf(Props.Create(() => new Parent(order)));
        var childGone = CreateTestProbe();
        var child = ExpectReply(parent, "child");
        childGone.Watch(child);

        parent.Tell("fail");

        childGone.ExpectTerminated(child, Waits.Patience);
        Assert.NotEqual(child, ExpectReply(parent, "child"));
        Assert.Equal(["parent made", "child stopped", "parent made"], order);
    }

    private static IActorRef ExpectReply(IActorRef actor, string question) =>
        actor.Ask<IActorRef>(question, Waits.Patience).GetAwaiter().GetResult();

    private sealed class Parent : UntypedActor
    {
        private readonly IActorRef _child;

        public Parent(System.Collections.Concurrent.ConcurrentQueue<string> order)
        {
            order.Enqueue("parent made");
            _child = Context.ActorOf(Props.Create(() => new Child(order)), "child");
        }

        protected override void OnReceive(object message)
        {
            if (message is "fail")
                throw new InvalidOperationException("fail");
            Sender.Tell(_child);
        }
    }

    private sealed class Child(System.Collections.Concurrent.ConcurrentQueue<string> order) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => order.Enqueue("child stopped");
    }

    [Fact]
    public async Task Stop_WhileAMessageRuns_LetsItEndAndTurnsTheRestIntoDeadLetters()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters, typeof(Event.DeadLetter));
        var running = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        var actor = Sys.ActorOf(Doing.Props());
        actor.Do(_ =>
        {
            running.SetResult();
            gate.Task.Wait();
            ended.SetResult();
        });
        await running.Task.WaitAsync(Waits.Patience);
        actor.Tell("left behind");
        Watch(actor);

        ((IInternalActorRef)actor).Stop();
        gate.SetResult();

        ExpectTerminated(actor, Waits.Patience);
        Assert.True(ended.Task.IsCompleted);
        Assert.Equal("left behind", letters.ExpectMsg<Event.DeadLetter>(Waits.Patience).Message);
    }

    [Fact]
    public void Constructor_CalledWithNew_IsRefused()
    {
        // The test's own thread stands in for an actor, as the implicit sender; a fresh one does not.
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(static () => new Doing()));
        thread.Start();
        thread.Join();

        Assert.IsType<ActorInitializationException>(thrown);
    }

    [Fact]
    public async Task Context_OnAThreadThatRunsNoActor_IsNotSupported()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Leaking()));

        var thrown = await actor.Ask<Exception>("leak", Waits.Patience);

        Assert.IsType<NotSupportedException>(thrown);
    }

    private sealed class Leaking : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            var sender = Sender;
            new Thread(() => sender.Tell(Record.Exception(() => Context.Self.Path)!)).Start();
        }
    }

    [Fact]
    public async Task Tell_OfNull_IsRefused()
    {
        var actor = Sys.ActorOf(Doing.Props());
        await actor.DoAsync(static _ => 0);

        Assert.Throws<ArgumentNullException>(() => actor.Tell(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => actor.Ask<string>((object)null!, TimeSpan.FromMinutes(1)));
        Assert.Throws<InvalidMessageException>(() => Sys.DeadLetters.Tell(null!));

        Assert.Equal(1, await actor.DoAsync(static _ => 1));
    }

    [Fact]
    public async Task Messages_OfOneSender_ArriveInTheirOrder()
    {
        const int senders = 4;
        const int each = 20_000;
        var done = new TaskCompletionSource();
        var actor = Sys.ActorOf(Props.Create(() => new Ordering(senders, each, done)));

        Parallel.For(0, senders, new ParallelOptions { MaxDegreeOfParallelism = senders }, sender =>
        {
            for (var number = 0; number < each; number++)
                actor.Tell((sender, number));
        });

        await done.Task.WaitAsync(Waits.Patience);
    }

    [Fact]
    public async Task Messages_OneAtATime_AreNeverOverlooked()
    {
        const int rounds = 300_000;
        var done = new TaskCompletionSource();
        var left = Sys.ActorOf(Props.Create(() => new Returning(rounds, done)));
        var right = Sys.ActorOf(Props.Create(() => new Returning(rounds, done)));

        left.Tell("ball", right);

        await done.Task.WaitAsync(Waits.Patience);
    }

    private sealed class Returning(int rounds, TaskCompletionSource done) : UntypedActor
    {
        private int _rounds = rounds;

        protected override void OnReceive(object message)
        {
            if (--_rounds == 0)
                done.TrySetResult();
            else
                Sender.Tell(message);
        }
    }

    private sealed class Ordering(int senders, int each, TaskCompletionSource done) : UntypedActor
    {
        private readonly int[] _next = new int[senders];

        protected override void OnReceive(object message)
        {
            var (sender, number) = ((int, int))message;
            if (_next[sender]++ != number)
                done.TrySetException(new InvalidOperationException($"{number} of {sender} came out of order"));
            if (_next.All(next => next == each))
                done.TrySetResult();
        }
    }
}
