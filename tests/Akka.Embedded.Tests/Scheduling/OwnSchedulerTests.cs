using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Embedded.Tests.Scheduling;

public sealed class OwnSchedulerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Scheduler_NamedInConfiguration_IsUsedAndDisposedOf()
    {
        var system = ActorSystem.Create("own", ConfigurationFactory.ParseString(
            $"akka.scheduler.implementation = \"{typeof(ImmediateScheduler).FullName}, {typeof(ImmediateScheduler).Assembly.GetName().Name}\""));
        var scheduler = Assert.IsType<ImmediateScheduler>(system.Scheduler);

        var ran = 0;
        system.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromHours(1), () => ran++);
        Assert.Equal(1, ran);
        Assert.Throws<ArgumentOutOfRangeException>(() => system.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromHours(-1), () => { }));

        await system.Terminate().WaitAsync(Patience);
        Assert.True(scheduler.IsDisposed);
    }

    /// <summary>Does at once what it is to do later.</summary>
    private sealed class ImmediateScheduler(Config scheduler, ILoggingAdapter log) : SchedulerBase(scheduler, log), IDisposable
    {
        public bool IsDisposed { get; private set; }

        public override TimeSpan MonotonicClock => TimeSpan.Zero;

        public override TimeSpan HighResMonotonicClock => TimeSpan.Zero;

        protected override DateTimeOffset TimeNow => DateTimeOffset.UnixEpoch;

        public void Dispose() => IsDisposed = true;

        protected override void InternalScheduleTellOnce(
            TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
            receiver.Tell(message, sender);

        protected override void InternalScheduleTellRepeatedly(
            TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
            receiver.Tell(message, sender);

        protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => action();

        protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) => action.Run();

        protected override void InternalScheduleRepeatedly(
            TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) => action();

        protected override void InternalScheduleRepeatedly(
            TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) => action.Run();
    }
}
