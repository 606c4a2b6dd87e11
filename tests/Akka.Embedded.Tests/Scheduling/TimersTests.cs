using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Configs;

namespace Akka.Embedded.Tests.Scheduling;

public sealed class TimersTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public TimersTests()
        : base(TestConfigs.TestSchedulerConfig)
    {
    }

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    private sealed record Turn(Action<ITimerScheduler> Action, TaskCompletionSource Done);

    /// <summary>Runs what it is told on its turn, and passes on everything else to the test.</summary>
    private sealed class TimedActor : UntypedActor, IWithTimers
    {
        private readonly IActorRef _test;

        public TimedActor(IActorRef test)
        {
            _test = test;
            Assert.NotNull(Timers);
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void OnReceive(object message)
        {
            if (message is not Turn turn)
            {
                _test.Tell(message, Sender);
                return;
            }

            turn.Action(Timers);
            turn.Done.SetResult();
        }
    }

    /// <summary>Starts a timer and then fails to start itself.</summary>
    private sealed class NeverStarting : UntypedActor, IWithTimers
    {
        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart()
        {
            Timers.StartPeriodicTimer("key", "tick of an actor that is gone", Second);
            throw new FormatException("never starts");
        }

        protected override void OnReceive(object message)
        {
        }
    }

    [EmbeddedFact]
    public void PreStart_ThatThrows_TakesItsTimersAlong()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.DeadLetter));
        var actor = Sys.ActorOf(Props.Create(static () => new NeverStarting()));
        Watch(actor);
        ExpectTerminated(actor, Patience);

        Scheduler.Advance(Second * 3);

        Assert.False(HasMessages);
    }

    private IActorRef Timed()
    {
        var test = TestActor;
        return Sys.ActorOf(Props.Create(() => new TimedActor(test)));
    }

    private static Task Begin(IActorRef actor, Action<ITimerScheduler> action)
    {
        var turn = new Turn(action, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        actor.Tell(turn);
        return turn.Done.Task;
    }

    /// <summary>Runs on the actor's turn; what the actor got before has been handled when this returns.</summary>
    private static void Do(IActorRef actor, Action<ITimerScheduler> action) =>
        Assert.True(Begin(actor, action).Wait(Patience));

    private void Advance(IActorRef actor, TimeSpan time)
    {
        Scheduler.Advance(time);
        Do(actor, _ => { });
    }

    [Fact]
    public void StartSingleTimer_SendsOnce()
    {
        var actor = Timed();
        Do(actor, timers => timers.StartSingleTimer("key", "tick", Second));

        Advance(actor, TimeSpan.FromMilliseconds(999));
        Assert.False(HasMessages);
        Advance(actor, TimeSpan.FromMilliseconds(1));
        ExpectMsg("tick");
        Advance(actor, Second);
        Assert.False(HasMessages);
    }

    [Fact]
    public void StartPeriodicTimer_SendsEachInterval()
    {
        var actor = Timed();
        Do(actor, timers => timers.StartPeriodicTimer("key", "tick", TimeSpan.Zero, Second));
        Do(actor, timers => timers.StartPeriodicTimer("other", "tock", Second));

        Advance(actor, TimeSpan.Zero);
        ExpectMsg("tick");
        Assert.False(HasMessages);
        for (var i = 0; i < 3; i++)
        {
            Advance(actor, Second);
            ExpectMsgAllOf("tick", "tock");
        }
    }

    [Fact]
    public void StartTimer_WithSender_SendsInItsName()
    {
        var actor = Timed();
        var sender = CreateTestProbe();
        Do(actor, timers => timers.StartSingleTimer("one", 1, Second, sender.Ref));
        Do(actor, timers => timers.StartPeriodicTimer("two", 2, Second, sender.Ref));
        Do(actor, timers => timers.StartPeriodicTimer("three", 3, Second, Second, sender.Ref));

        Advance(actor, Second);
        for (var i = 0; i < 3; i++)
            ExpectMsgFrom<int>(sender.Ref);
    }

    [Fact]
    public void StartTimer_UnderARunningKey_ReplacesIt()
    {
        var actor = Timed();
        Do(actor, timers => timers.StartPeriodicTimer("key", "old", Second));
        Do(actor, timers => timers.StartSingleTimer("key", "new", Second));

        Advance(actor, Second);
        ExpectMsg("new");
        Advance(actor, Second);
        Assert.False(HasMessages);
    }

    [Fact]
    public void Cancel_SendsNoMore()
    {
        var actor = Timed();
        Do(actor, timers => timers.StartPeriodicTimer("key", "tick", Second));
        Do(actor, timers => timers.StartPeriodicTimer("other", "tock", Second));
        Do(actor, timers => timers.Cancel("key"));
        Do(actor, timers => timers.Cancel("unknown"));

        Advance(actor, Second);
        ExpectMsg("tock");
        Do(actor, timers => timers.CancelAll());
        Advance(actor, Second);
        Assert.False(HasMessages);
    }

    [Fact]
    public void IsTimerActive_FromStartToMessageOrCancel()
    {
        var actor = Timed();
        Do(actor, timers =>
        {
            Assert.False(timers.IsTimerActive("key"));
            timers.StartSingleTimer("key", "tick", Second);
            timers.StartPeriodicTimer("other", "tock", Second);
            Assert.True(timers.IsTimerActive("key"));
            TestActor.Tell(timers.ActiveTimers.ToArray());
        });
        Assert.Equal(["key", "other"], ExpectMsg<object[]>().Order());

        Advance(actor, Second);
        ReceiveN(2);
        Do(actor, timers => TestActor.Tell(timers.ActiveTimers.ToArray()));
        Assert.Equal(["other"], ExpectMsg<object[]>());
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData("restart key")]
    [InlineData("cancel all")]
    public void Cancel_WhileTheMessageWaitsInTheMailbox_ItIsNotDelivered(string way)
    {
        var actor = Timed();
        using var busy = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        Do(actor, timers => timers.StartSingleTimer("key", "old", Second));
        _ = Begin(actor, timers =>
        {
            busy.Set();
            Assert.True(release.Wait(Patience));
            if (way == "cancel")
                timers.Cancel("key");
            else if (way == "cancel all")
                timers.CancelAll();
            else
                timers.StartSingleTimer("key", "new", Second);
        });
        Assert.True(busy.Wait(Patience));

        Scheduler.Advance(Second);
        release.Set();
        actor.Tell("end");

        ExpectMsg("end");
        Assert.False(HasMessages);
        Advance(actor, Second);
        if (way == "restart key")
            ExpectMsg("new");
        else
            Assert.False(HasMessages);
    }

    [Fact]
    public void Restart_EndsTheTimersEvenIfAMessageWaits()
    {
        var actor = Timed();
        using var busy = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        Do(actor, timers => timers.StartPeriodicTimer("key", "old", Second));
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() =>
        {
            _ = Begin(actor, _ =>
            {
                busy.Set();
                Assert.True(release.Wait(Patience));
                throw new InvalidOperationException("restart");
            });
            Assert.True(busy.Wait(Patience));
            Scheduler.Advance(Second);
            release.Set();
        });
        Do(actor, timers => timers.StartSingleTimer("key", "new", Second));
        actor.Tell("end");

        ExpectMsg("end");
        Assert.False(HasMessages);
        Advance(actor, Second);
        ExpectMsg("new");
        Advance(actor, Second);
        Assert.False(HasMessages);
    }

    [Fact]
    public void Stop_EndsTheTimers()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters, typeof(Akka.Event.AllDeadLetters));
        var actor = Timed();
        Do(actor, timers => timers.StartPeriodicTimer("key", "tick", Second));
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);

        Scheduler.Advance(Second);

        Assert.False(HasMessages);
        Assert.False(letters.HasMessages);
    }

    [Fact]
    public void StartSingleTimer_PoisonPill_StopsTheActor()
    {
        var actor = Timed();
        Watch(actor);
        Do(actor, timers => timers.StartSingleTimer("key", PoisonPill.Instance, Second));
        Scheduler.Advance(Second);
        ExpectTerminated(actor);
    }
}
