using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Configs;

namespace Akka.Embedded.TestKit.Tests;

public sealed class TestSchedulerTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public TestSchedulerTests()
        : base(TestConfigs.TestSchedulerConfig)
    {
    }

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Advance_RunsWhatIsDueInOrder()
    {
        Scheduler.ScheduleTellOnce(2 * Second, TestActor, "second", TestActor);
        Scheduler.ScheduleTellOnce(Second, TestActor, "first", TestActor);
        Scheduler.ScheduleTellOnce(2 * Second, TestActor, "third", TestActor);
        Scheduler.ScheduleTellOnce(3 * Second, TestActor, "later", TestActor);

        Scheduler.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(HasMessages);
        Scheduler.Advance(TimeSpan.FromMilliseconds(1001));

        Assert.Equal(["first", "second", "third"], ReceiveN(3));
        Assert.False(HasMessages);
    }

    [Fact]
    public void AdvanceTo_GoesToATime()
    {
        var start = Scheduler.Now;
        Scheduler.ScheduleTellOnce(Second, TestActor, "tick", TestActor);
        Scheduler.AdvanceTo(start + Second);
        ExpectMsg("tick");
        Assert.Equal(start + Second, Scheduler.Now);
        Assert.Throws<InvalidOperationException>(() => Scheduler.AdvanceTo(start));
    }

    [Fact]
    public void Now_StandsStill()
    {
        var now = Scheduler.Now;
        Assert.Equal(now, Scheduler.Now);
        Scheduler.Advance(Second);
        Assert.Equal(now + Second, Scheduler.Now);
    }

    [Fact]
    public void ScheduleRepeatedly_RunsOnceAStep()
    {
        var ran = 0;
        Scheduler.ScheduleRepeatedly(TimeSpan.Zero, Second, () => ran++);
        Scheduler.Advance(TimeSpan.Zero);
        Assert.Equal(1, ran);
        Scheduler.Advance(Second);
        Assert.Equal(2, ran);
        Scheduler.Advance(5 * Second);
        Assert.Equal(3, ran);
        Scheduler.Advance(Second);
        Assert.Equal(4, ran);
    }

    [Fact]
    public void Cancelled_DoesNotRun()
    {
        var cancelable = new Cancelable(Sys.Scheduler);
        Scheduler.ScheduleTellRepeatedly(Second, Second, TestActor, "tick", TestActor, cancelable);
        Scheduler.Advance(Second);
        ExpectMsg("tick");
        cancelable.Cancel();
        Scheduler.Advance(Second);
        Assert.False(HasMessages);
    }

    [Fact]
    public void Action_SchedulingAnother_RunsItInALaterStep()
    {
        var ran = new List<int>();
        Scheduler.ScheduleOnce(Second, () =>
        {
            ran.Add(1);
            Scheduler.ScheduleOnce(Second, () => ran.Add(2));
        });
        Scheduler.Advance(Second);
        Assert.Equal([1], ran);
        Scheduler.Advance(Second);
        Assert.Equal([1, 2], ran);
    }

    [Fact]
    public async Task ReceiveTimeout_GoesByTheScheduler()
    {
        var test = TestActor;
        var actor = Sys.ActorOf(Props.Create(() => new Impatient(test)));
        actor.Tell("start");
        await ExpectMsgAsync("started");
        await actor.Ask<ActorIdentity>(new Identify(1), TimeSpan.FromSeconds(20));

        Scheduler.Advance(TimeSpan.FromMinutes(59));
        await ExpectNoMsgAsync(TimeSpan.FromMilliseconds(20));
        Scheduler.Advance(TimeSpan.FromMinutes(1));
        await ExpectMsgAsync<ReceiveTimeout>();
    }

    private sealed class Impatient : ReceiveActor
    {
        public Impatient(IActorRef test)
        {
            Receive<string>(_ =>
            {
                SetReceiveTimeout(TimeSpan.FromHours(1));
                test.Tell("started");
            });
            Receive<ReceiveTimeout>(timeout => test.Tell(timeout));
        }
    }
}
