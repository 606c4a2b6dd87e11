using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>
/// A scheduler whose time stands still until the test moves it on. What becomes due runs on the thread of the test,
/// in the order of its time.
/// </summary>
/// <remarks>A repeated task runs at most once for each step of the clock, and next an interval after that step.</remarks>
public class TestScheduler : IScheduler, IAdvancedScheduler
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<Item, (DateTimeOffset Due, long Order)> _items = new();
    private DateTimeOffset _now = DateTimeOffset.UtcNow;
    private long _lastOrder;

    /// <summary>Makes a scheduler that starts with the current time; the engine makes it by name.</summary>
    public TestScheduler(Config schedulerConfig, ILoggingAdapter log)
    {
    }

    /// <inheritdoc />
    public DateTimeOffset Now => TimeNow;

    /// <summary>The clock of the machine; it does not stand still.</summary>
    public TimeSpan MonotonicClock => DateTimeOffsetNowTimeProvider.Instance.MonotonicClock;

    /// <summary>The clock of the machine; it does not stand still.</summary>
    public TimeSpan HighResMonotonicClock => DateTimeOffsetNowTimeProvider.Instance.HighResMonotonicClock;

    /// <inheritdoc />
    public IAdvancedScheduler Advanced => this;

    /// <summary>The scheduler's time.</summary>
    protected DateTimeOffset TimeNow
    {
        get
        {
            lock (_gate)
                return _now;
        }
    }

    /// <summary>Moves time on and runs what is due then.</summary>
    public void Advance(TimeSpan offset)
    {
        foreach (var item in TakeDue(offset))
        {
            if (item.IsCancelled)
                continue;
            item.Work.Run();
            if (item.Interval is { } interval && !item.IsCancelled)
                Add(interval, item);
        }
    }

    /// <summary>Moves time on to a point and runs what is due then.</summary>
    /// <exception cref="InvalidOperationException">The point is in the past.</exception>
    public void AdvanceTo(DateTimeOffset when)
    {
        var now = TimeNow;
        if (when < now)
            throw new InvalidOperationException("You can't reverse time...");
        Advance(when - now);
    }

    /// <inheritdoc />
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) =>
        Add(delay, new Item(new ScheduledTell(receiver, message, sender), null, null));

    /// <inheritdoc />
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Add(delay, new Item(new ScheduledTell(receiver, message, sender), null, cancelable));

    /// <inheritdoc />
    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        Add(initialDelay, new Item(new ScheduledTell(receiver, message, sender), interval, null));

    /// <inheritdoc />
    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Add(initialDelay, new Item(new ScheduledTell(receiver, message, sender), interval, cancelable));

    /// <inheritdoc />
    public void ScheduleOnce(TimeSpan delay, Action action) => Add(delay, new Item(new ActionRunnable(action), null, null));

    /// <inheritdoc />
    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        Add(delay, new Item(new ActionRunnable(action), null, cancelable));

    /// <inheritdoc />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        Add(initialDelay, new Item(new ActionRunnable(action), interval, null));

    /// <inheritdoc />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Add(initialDelay, new Item(new ActionRunnable(action), interval, cancelable));

    /// <inheritdoc />
    public void ScheduleOnce(TimeSpan delay, IRunnable action) => Add(delay, new Item(action, null, null));

    /// <inheritdoc />
    public void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) =>
        Add(delay, new Item(action, null, cancelable));

    /// <inheritdoc />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action) =>
        Add(initialDelay, new Item(action, interval, null));

    /// <inheritdoc />
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        Add(initialDelay, new Item(action, interval, cancelable));

    private void Add(TimeSpan delay, Item item)
    {
        lock (_gate)
            _items.Enqueue(item, (_now + delay, ++_lastOrder));
    }

    /// <summary>What is due when the step is made; what the due work schedules in turn waits for the next step.</summary>
    private List<Item> TakeDue(TimeSpan offset)
    {
        var due = new List<Item>();
        lock (_gate)
        {
            _now += offset;
            while (_items.TryPeek(out var item, out var place) && place.Due <= _now)
            {
                _items.Dequeue();
                due.Add(item);
            }
        }

        return due;
    }

    private sealed record Item(IRunnable Work, TimeSpan? Interval, ICancelable? Cancelable)
    {
        public bool IsCancelled => Cancelable is { IsCancellationRequested: true };
    }
}
