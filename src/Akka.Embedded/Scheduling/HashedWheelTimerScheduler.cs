using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The scheduler of an actor system unless configuration names another.</summary>
/// <remarks>
/// Nothing runs before its time; how long after it depends on what else is due. Delegates run one after the other on
/// the scheduler's own thread, which exists only while there is something to wait for. It is no wheel: the settings of
/// one (<c>akka.scheduler.tick-duration</c>, <c>ticks-per-wheel</c>) are checked and have no effect.
/// </remarks>
public sealed partial class HashedWheelTimerScheduler : SchedulerBase, IDateTimeOffsetNowTimeProvider, IDisposable
{
    /// <summary>Makes a scheduler; its thread starts with the first thing that is scheduled.</summary>
    /// <param name="scheduler">A configuration with <c>akka.scheduler</c>.</param>
    /// <param name="log">Where the failures of what was scheduled are logged.</param>
    /// <exception cref="ConfigurationException">The configuration is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tick is shorter than 10 ms, or the wheel's size is impossible.</exception>
    public HashedWheelTimerScheduler(Config scheduler, ILoggingAdapter log)
        : base(scheduler, log)
    {
        if (scheduler is null || scheduler.IsEmpty)
            throw new ConfigurationException($"{nameof(HashedWheelTimerScheduler)} needs the configuration of akka.scheduler; it got none.");

        var ticksPerWheel = scheduler.GetInt("akka.scheduler.ticks-per-wheel");
        if (ticksPerWheel is <= 0 or > 1 << 30)
        {
            throw new ArgumentOutOfRangeException(
                "akka.scheduler.ticks-per-wheel", ticksPerWheel, "Must be greater than 0 and not greater than 2^30.");
        }

        var tick = scheduler.GetTimeSpan("akka.scheduler.tick-duration", TimeSpan.Zero);
        if (tick < TimeSpan.FromMilliseconds(10))
        {
            throw new ArgumentOutOfRangeException(
                "akka.scheduler.tick-duration", tick, "The shortest supported akka.scheduler.tick-duration is 10ms.");
        }

        _shutdownTimeout = scheduler.GetTimeSpan("akka.scheduler.shutdown-timeout", TimeSpan.Zero);
    }

    /// <inheritdoc />
    public override TimeSpan MonotonicClock => ProcessClock.Elapsed;

    /// <inheritdoc />
    public override TimeSpan HighResMonotonicClock => ProcessClock.Elapsed;

    /// <inheritdoc />
    protected override DateTimeOffset TimeNow => DateTimeOffset.UtcNow;

    /// <inheritdoc />
    protected override void InternalScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        Add(delay, TimeSpan.Zero, new ScheduledTell(receiver, message, sender), cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        Add(initialDelay, interval, new ScheduledTell(receiver, message, sender), cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        Add(delay, TimeSpan.Zero, new ActionRunnable(action), cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) =>
        Add(delay, TimeSpan.Zero, action, cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Add(initialDelay, interval, new ActionRunnable(action), cancelable);

    /// <inheritdoc />
    protected override void InternalScheduleRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        Add(initialDelay, interval, action, cancelable);
}
