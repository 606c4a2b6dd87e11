using Akka.Actor;
using Akka.Dispatch;

namespace Akka.Embedded.Tests.Actor;

public sealed class StashTests : TestKit.Xunit2.TestKit
{
    /// <summary>Puts everything aside until "open"; then passes it on.</summary>
    private sealed class Stashing(IActorRef test) : UntypedActor, IWithUnboundedStash
    {
        public IStash Stash { get; set; } = null!;

        protected override void PreRestart(Exception reason, object message)
        {
        }

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Action<IStash> action:
                    action(Stash);
                    break;
                case "open":
                    Become(open => test.Forward(open));
                    Stash.UnstashAll();
                    break;
                default:
                    Stash.Stash();
                    break;
            }
        }
    }

    [EmbeddedFact]
    public void Stash_OfTheMessageThatWasAskedForInsteadOfATerminated_KeepsThatMessage()
    {
        var actor = Make();
        var watched = Sys.ActorOf(Doing.Props());
        var watching = new TaskCompletionSource();
        Use(actor, _ =>
        {
            ((ActorCell)((ActorRefWithCell)actor).Underlying).WatchWith(watched, "it has ended");
            watching.SetResult();
        });
        Assert.True(watching.Task.Wait(Waits.Patience));
        Sys.Stop(watched);
        AwaitCondition(
            () =>
            {
                var count = new TaskCompletionSource<int>();
                Use(actor, stash => count.SetResult(stash.Count));
                return count.Task.Wait(Waits.Patience) && count.Task.Result == 1;
            },
            Waits.Patience);

        actor.Tell("open", TestActor);

        Assert.Equal("it has ended", ExpectMsg<string>(Waits.Patience));
    }

    private IActorRef Make()
    {
        var test = TestActor;
        return Sys.ActorOf(Props.Create(() => new Stashing(test)));
    }

    private static void Use(IActorRef actor, Action<IStash> action) => actor.Tell(action);

    [Fact]
    public void UnstashAll_PutsMessagesBackInOrderBeforeThoseThatWait()
    {
        var actor = Make();
        foreach (var message in new[] { "1", "2", "3", "open", "4" })
            actor.Tell(message, TestActor);

        foreach (var message in new[] { "1", "2", "3", "4" })
            ExpectMsg(message, Waits.Patience);
        Assert.Equal(TestActor, LastSender);
    }

    [Fact]
    public void Unstash_PutsTheOldestBackAlone()
    {
        var actor = Make();
        actor.Tell("1");
        actor.Tell("2");
        Use(actor, stash => stash.Unstash());
        Use(actor, stash => TestActor.Tell(stash.Count));

        // It is put aside again, behind the other.
        actor.Tell("open");

        ExpectMsg(2, Waits.Patience);
        ExpectMsg("2", Waits.Patience);
        ExpectMsg("1", Waits.Patience);
    }

    [Fact]
    public void UnstashAll_WithAFilter_DropsTheOthers()
    {
        var actor = Make();
        actor.Tell("keep");
        actor.Tell("drop");
        Use(actor, stash => stash.UnstashAll(envelope => envelope.Message is "keep"));
        actor.Tell("open");

        ExpectMsg("keep", Waits.Patience);
        ExpectNoMsg(Waits.Moment);
    }

    [Fact]
    public void ClearStash_TakesTheMessagesOutInOrder()
    {
        var actor = Make();
        actor.Tell("1");
        actor.Tell("2");
        Use(actor, stash => TestActor.Tell(string.Join(",", stash.ClearStash().Select(envelope => envelope.Message)) + stash.IsEmpty));

        ExpectMsg("1,2True", Waits.Patience);
    }

    [Fact]
    public void Prepend_PutsMessagesInFront()
    {
        var actor = Make();
        actor.Tell("3");
        Use(actor, stash => stash.Prepend([new Envelope("1", TestActor), new Envelope("2", TestActor)]));
        actor.Tell("open");

        foreach (var message in new[] { "1", "2", "3" })
            ExpectMsg(message, Waits.Patience);
    }

    [Fact]
    public void Stash_OfTheSameMessageTwice_IsRefused()
    {
        var actor = Make();

        Use(actor, stash =>
        {
            stash.Stash();
            TestActor.Tell(Record.Exception(stash.Stash)!);
            stash.ClearStash();
        });

        ExpectMsg<IllegalActorStateException>(Waits.Patience);
    }

    private sealed class Bounded(IActorRef test) : UntypedActor, IWithUnrestrictedStash
    {
        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            var thrown = Record.Exception(Stash.Stash);
            test.Tell(thrown is null ? $"{Stash.Count} of {Stash.Capacity}, full: {Stash.IsFull}" : thrown.GetType().Name);
        }
    }

    [Fact]
    public void Stash_BeyondItsCapacity_Overflows()
    {
        var test = TestActor;
        var actor = Sys.ActorOf(Props.Create(() => new Bounded(test))
            .WithMailbox("akka.actor.mailbox.unbounded-deque-based").WithStashCapacity(2));

        for (var i = 0; i < 3; i++)
            actor.Tell(i);

        ExpectMsg("1 of 2, full: False", Waits.Patience);
        ExpectMsg("2 of 2, full: True", Waits.Patience);
        ExpectMsg(nameof(StashOverflowException), Waits.Patience);
    }

    private sealed class Failing(IActorRef test) : UntypedActor, IWithUnboundedStash
    {
        private static int _instances;
        private readonly int _instance = Interlocked.Increment(ref _instances);

        public IStash Stash { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            if (message is "fail")
                throw new InvalidOperationException("fail");
            if (_instance % 2 == 1)
                Stash.Stash();
            else
                test.Tell(message);
        }
    }

    [Fact]
    public void Restart_PutsStashedMessagesBack()
    {
        var test = TestActor;
        var actor = Sys.ActorOf(Props.Create(() => new Failing(test)));
        foreach (var message in new[] { "1", "2", "fail", "3" })
            actor.Tell(message);

        foreach (var message in new[] { "1", "2", "3" })
            ExpectMsg(message, Waits.Patience);
    }

    [Fact]
    public void Stop_TurnsStashedMessagesIntoDeadLetters()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters, typeof(Event.DeadLetter));
        var actor = Make();
        actor.Tell("aside");
        actor.Tell(PoisonPill.Instance);

        Assert.Equal("aside", letters.ExpectMsg<Event.DeadLetter>(Waits.Patience).Message);
    }

    [Fact]
    public void Mailbox_OfAnActorWithAStash_HasTwoEndsByItsNeeds()
    {
        var test = TestActor;

        var refused = Assert.ThrowsAny<Exception>(() =>
            Sys.ActorOf(Props.Create(() => new Stashing(test)).WithMailbox("akka.actor.default-mailbox")));

        Assert.Contains(nameof(IUnboundedDequeBasedMessageQueueSemantics), refused.ToString(), StringComparison.Ordinal);
    }
}
