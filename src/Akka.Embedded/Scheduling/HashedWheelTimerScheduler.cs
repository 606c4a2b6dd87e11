using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The scheduler of an actor system unless configuration names another.</summary>
/// <remarks>
/// Nothing runs before its time; how long after it depends on <c>akka.scheduler.tick-duration</c> (10 ms by default)
/// and on what else is due. Delegates run one after the other on the scheduler's own thread, which exists only while
/// there is something to wait for.
/// </remarks>
public sealed partial class HashedWheelTimerScheduler : IScheduler, IAdvancedScheduler, IDateTimeOffsetNowTimeProvider, IDisposable
{
    private readonly ILoggingAdapter _log;

    /// <summary>Makes a scheduler; its thread starts with the first thing that is scheduled.</summary>
    /// <param name="scheduler">A configuration with <c>akka.scheduler</c>.</param>
    /// <param name="log">Where the failures of what was scheduled are logged.</param>
    /// <exception cref="ConfigurationException">The configuration is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tick is shorter than 10 ms, or the wheel's size is impossible.</exception>
    public HashedWheelTimerScheduler(Config scheduler, ILoggingAdapter log)
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
                "akka.scheduler.tick-duration", tick.TotalMilliseconds, "minimum supported akka.scheduler.tick-duration on Windows is 10ms");
        }

        _log = log;
        _shutdownTimeout = scheduler.GetTimeSpan("akka.scheduler.shutdown-timeout", TimeSpan.Zero);
    }

    /// <inheritdoc />
    public TimeSpan MonotonicClock => ProcessClock.Elapsed;

    /// <inheritdoc />
    public TimeSpan HighResMonotonicClock => ProcessClock.Elapsed;

    DateTimeOffset ITimeProvider.Now => DateTimeOffset.UtcNow;

    IAdvancedScheduler IScheduler.Advanced => this;

    void ITellScheduler.ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) =>
        Once(delay, new ScheduledTell(receiver, message, sender), null);

    void ITellScheduler.ScheduleTellOnce(
        TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Once(delay, new ScheduledTell(receiver, message, sender), cancelable);

    void ITellScheduler.ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        Repeatedly(initialDelay, interval, new ScheduledTell(receiver, message, sender), null);

    void ITellScheduler.ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Repeatedly(initialDelay, interval, new ScheduledTell(receiver, message, sender), cancelable);

    void IActionScheduler.ScheduleOnce(TimeSpan delay, Action action) => Once(delay, new ActionRunnable(action), null);

    void IActionScheduler.ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        Once(delay, new ActionRunnable(action), cancelable);

    void IActionScheduler.ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        Repeatedly(initialDelay, interval, new ActionRunnable(action), null);

    void IActionScheduler.ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Repeatedly(initialDelay, interval, new ActionRunnable(action), cancelable);

    void IRunnableScheduler.ScheduleOnce(TimeSpan delay, IRunnable action) => Once(delay, action, null);

    void IRunnableScheduler.ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) =>
        Once(delay, action, cancelable);

    void IRunnableScheduler.ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action) =>
        Repeatedly(initialDelay, interval, action, null);

    void IRunnableScheduler.ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        Repeatedly(initialDelay, interval, action, cancelable);

    private void Once(TimeSpan delay, IRunnable work, ICancelable? cancelable)
    {
        ScheduleGuard.Delay(delay);
        Add(delay, TimeSpan.Zero, work, cancelable);
    }

    private void Repeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable work, ICancelable? cancelable)
    {
        ScheduleGuard.Delay(initialDelay);
        ScheduleGuard.Interval(interval);
        Add(initialDelay, interval, work, cancelable);
    }
}
