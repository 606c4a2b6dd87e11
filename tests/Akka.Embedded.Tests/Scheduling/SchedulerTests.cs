using System.Diagnostics;
using Akka.Actor;

namespace Akka.Embedded.Tests.Scheduling;

public sealed class SchedulerTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private IScheduler Scheduler => Sys.Scheduler;

    [Fact]
    public void ScheduleTellOnce_TellsOnceInTheSendersName()
    {
        var sender = CreateTestProbe();
        Scheduler.ScheduleTellOnce(Soon, TestActor, "tick", sender);

        ExpectMsgFrom<string>(sender.Ref, "tick", Patience);
        ExpectNoMsg(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void ScheduleTellOnce_NeverEarly()
    {
        var delay = TimeSpan.FromMilliseconds(60);
        var start = Stopwatch.GetTimestamp();
        Scheduler.ScheduleTellOnce(delay, TestActor, "tick", ActorRefs.NoSender);
        ExpectMsg<string>(Patience);
        Assert.True(Stopwatch.GetElapsedTime(start) >= delay, $"It came after {Stopwatch.GetElapsedTime(start)}.");
    }

    [Fact]
    public void ScheduleTellOnce_WithoutDelay_Tells()
    {
        Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "tick", TestActor);
        ExpectMsg("tick", Patience);
    }

    [Fact]
    public void ScheduleTellRepeatedly_TellsUntilCancelled()
    {
        var cancelable = new Cancelable(Scheduler);
        Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(20), TestActor, "tick", TestActor, cancelable);

        ReceiveN(3, Patience);
        cancelable.Cancel();
        Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(200), TestActor, "end", TestActor);

        // One tick may have been on its way when it was cancelled, and some had come before.
        var late = ReceiveWhile<string>(message => message == "tick", Patience);
        Assert.True(late.Count <= 4, $"{late.Count} ticks came after it was cancelled.");
        ExpectMsg("end", Patience);
    }

    [Fact]
    public void ScheduleOnce_Cancelled_DoesNotRun()
    {
        var ran = 0;
        var cancelable = new Cancelable(Scheduler);
        Scheduler.Advanced.ScheduleOnce(Soon, () => Interlocked.Increment(ref ran), cancelable);
        cancelable.Cancel();
        Scheduler.ScheduleTellOnce(Soon + Soon, TestActor, "end", TestActor);

        ExpectMsg("end", Patience);
        Assert.Equal(0, ran);
    }

    [Fact]
    public void Schedule_WithCancelledCancelable_DoesNothing()
    {
        var ran = 0;
        Scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () => Interlocked.Increment(ref ran), Cancelable.CreateCanceled());
        Scheduler.Advanced.ScheduleRepeatedly(TimeSpan.Zero, Soon, () => Interlocked.Increment(ref ran), Cancelable.CreateCanceled());
        Scheduler.ScheduleTellOnce(Soon + Soon, TestActor, "end", TestActor);

        ExpectMsg("end", Patience);
        Assert.Equal(0, ran);
    }

    [Fact]
    public async Task ScheduleRepeatedly_CancelledFromWithin_RunsNoMore()
    {
        var ran = 0;
        var cancelable = new Cancelable(Scheduler);
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Scheduler.Advanced.ScheduleRepeatedly(
            TimeSpan.Zero, TimeSpan.FromMilliseconds(10),
            () =>
            {
                if (Interlocked.Increment(ref ran) == 2)
                {
                    cancelable.Cancel();
                    second.SetResult();
                }
            },
            cancelable);

        await second.Task.WaitAsync(Patience);
        Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(100), TestActor, "end", TestActor);
        await ExpectMsgAsync("end", Patience);
        Assert.Equal(2, ran);
    }

    [Fact]
    public void ScheduleOnce_ActionThrows_IsLoggedAndTheOthersRun()
    {
        EventFilter.Exception<InvalidOperationException>("from a task").ExpectOne(() =>
            Scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () => throw new InvalidOperationException("from a task")));

        Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "end", TestActor);
        ExpectMsg("end", Patience);
    }

    [Fact]
    public void ScheduleRepeatedly_ActionThrows_IsNotRepeated()
    {
        var ran = 0;
        EventFilter.Exception<InvalidOperationException>("from a task").ExpectOne(() =>
        {
            Scheduler.Advanced.ScheduleRepeatedly(
                TimeSpan.Zero, TimeSpan.FromMilliseconds(10),
                () =>
                {
                    Interlocked.Increment(ref ran);
                    throw new InvalidOperationException("from a task");
                });
            Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(150), TestActor, "end", TestActor);
            ExpectMsg("end", Patience);
        });

        Assert.Equal(1, ran);
    }

    [Fact]
    public void Schedule_ImpossibleTimes_Throw()
    {
        var negative = TimeSpan.FromTicks(-1);
        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.ScheduleTellOnce(negative, TestActor, "x", TestActor));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.ScheduleTellRepeatedly(negative, Soon, TestActor, "x", TestActor));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.ScheduleTellRepeatedly(Soon, TimeSpan.Zero, TestActor, "x", TestActor));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.Advanced.ScheduleOnce(negative, () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.Advanced.ScheduleRepeatedly(Soon, TimeSpan.Zero, () => { }));
    }

    [Fact]
    public void Dispose_RunsWhatWasStillToComeOnce()
    {
        var ran = new List<string>();
        var scheduler = new HashedWheelTimerScheduler(Sys.Settings.Config, Log);
        IActionScheduler actions = scheduler;
        actions.ScheduleOnce(Never, () => ran.Add("once"));
        actions.ScheduleRepeatedly(Never, Never, () => ran.Add("repeated"));
        actions.ScheduleOnce(Never, () => ran.Add("cancelled"), Cancelable.CreateCanceled());

        scheduler.Dispose();

        Assert.Equal(["once", "repeated"], ran.Order());
        Assert.Throws<SchedulerException>(() => actions.ScheduleOnce(TimeSpan.Zero, () => { }));
    }

    [Fact]
    public async Task Terminate_EndsTheScheduler()
    {
        var system = ActorSystem.Create("ending");
        var scheduler = system.Scheduler;
        scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () => { });
        await system.Terminate().WaitAsync(Patience);

        Assert.Throws<SchedulerException>(() => scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () => { }));
    }

    [Fact]
    public void Clock_IsThatOfTheMachine()
    {
        Assert.IsAssignableFrom<IDateTimeOffsetNowTimeProvider>(Scheduler);
        var before = DateTimeOffset.UtcNow;
        var now = Scheduler.Now;
        Assert.InRange(now, before.AddSeconds(-1), DateTimeOffset.UtcNow.AddSeconds(1));
        var first = Scheduler.HighResMonotonicClock;
        Assert.True(Scheduler.HighResMonotonicClock >= first);
        Assert.True(DateTimeOffsetNowTimeProvider.Instance.MonotonicClock >= TimeSpan.Zero);
    }

    [Fact]
    public async Task Schedule_FromManyThreads_EachRunsOnce()
    {
        const int Count = 2_000;
        var counts = new int[Count];
        using var all = new CountdownEvent(Count);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            for (var i = worker; i < Count; i += 4)
            {
                var index = i;
                Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(index % 50), () =>
                {
                    Interlocked.Increment(ref counts[index]);
                    all.Signal();
                });
            }
        })));

        Assert.True(all.Wait(Patience), $"{all.CurrentCount} did not run.");
        Assert.All(counts, count => Assert.Equal(1, count));
    }

    [EmbeddedFact]
    public void Cancel_LongBeforeItIsDue_LeavesNothingBehind()
    {
        var forgotten = ScheduleAndCancel();
        for (var i = 0; i < 5 && forgotten.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(forgotten.IsAlive);
    }

    private WeakReference ScheduleAndCancel()
    {
        var message = new object();
        var cancelable = new Cancelable(Scheduler);
        Scheduler.ScheduleTellOnce(Never, TestActor, message, TestActor, cancelable);
        cancelable.Cancel();
        return new WeakReference(message);
    }

    [EmbeddedFact]
    public async Task ScheduleOnce_WhileThePoolIsBusy_Runs()
    {
        // What holds the deadlines must not wait for a free thread of the pool.
        using var release = new ManualResetEventSlim();
        ThreadPool.GetMinThreads(out var workers, out _);
        var blocked = Enumerable.Range(0, workers * 4).Select(_ => Task.Run(() => release.Wait(Patience))).ToArray();
        using var ran = new ManualResetEventSlim();

        Scheduler.Advanced.ScheduleOnce(Soon, ran.Set);

        Assert.True(ran.Wait(Patience));
        release.Set();
        await Task.WhenAll(blocked);
    }
}
