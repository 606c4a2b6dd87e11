using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Configs;

namespace Akka.Embedded.Tests.Scheduling;

public sealed class SchedulerExtensionsTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private int _ran;

    public SchedulerExtensionsTests()
        : base(TestConfigs.TestSchedulerConfig)
    {
    }

    private TestScheduler Clock => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Milliseconds_AreTimes()
    {
        Sys.Scheduler.ScheduleTellOnce(1000, TestActor, "once", TestActor);
        Sys.Scheduler.ScheduleTellRepeatedly(1000, 1000, TestActor, "again", TestActor);
        Sys.Scheduler.Advanced.ScheduleOnce(1000, () => _ran++);
        Sys.Scheduler.Advanced.ScheduleRepeatedly(1000, 1000, () => _ran++);

        Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(HasMessages);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        ExpectMsgAllOf("once", "again");
        Assert.Equal(2, _ran);
        Clock.Advance(Second);
        ExpectMsg("again");
        Assert.Equal(3, _ran);
    }

    [Fact]
    public void Cancelables_EndWhatTheyCameFrom()
    {
        ICancelable[] cancelables =
        [
            Sys.Scheduler.ScheduleTellOnceCancelable(Second, TestActor, "x", TestActor),
            Sys.Scheduler.ScheduleTellOnceCancelable(1000, TestActor, "x", TestActor),
            Sys.Scheduler.ScheduleTellRepeatedlyCancelable(Second, Second, TestActor, "x", TestActor),
            Sys.Scheduler.ScheduleTellRepeatedlyCancelable(1000, 1000, TestActor, "x", TestActor),
            Sys.Scheduler.Advanced.ScheduleRepeatedlyCancelable(Second, Second, () => _ran++),
            Sys.Scheduler.Advanced.ScheduleRepeatedlyCancelable(1000, 1000, () => _ran++),
        ];
        Clock.Advance(Second);
        Assert.Equal(["x", "x", "x", "x"], ReceiveN(4));
        Assert.Equal(2, _ran);

        foreach (var cancelable in cancelables)
            cancelable.Cancel();
        Clock.Advance(Second);
        Assert.False(HasMessages);
        Assert.Equal(2, _ran);
    }

    [EmbeddedFact]
    public void ScheduleOnceCancelable_Cancelled_DoesNotRun()
    {
        // The test scheduler of Akka.NET loses the cancelable of a single delegate.
        Sys.Scheduler.Advanced.ScheduleOnceCancelable(Second, () => _ran++).Cancel();
        Sys.Scheduler.Advanced.ScheduleOnceCancelable(1000, () => _ran++).Cancel();
        Clock.Advance(Second);
        Assert.Equal(0, _ran);
    }
}
