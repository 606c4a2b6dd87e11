using Akka.Event;

namespace Akka.Actor;

/// <summary>The timers of one instance of an actor. Used on the actor's own turn only, hence without locks.</summary>
internal sealed class TimerScheduler : ITimerScheduler
{
    private readonly IActorContext _context;
    private readonly bool _debug;
    private readonly Dictionary<object, Timer> _timers = [];

    public TimerScheduler(IActorContext context)
    {
        _context = context;
        _debug = context.System.Settings.DebugTimerScheduler;
    }

    public IReadOnlyCollection<object> ActiveTimers => _timers.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) =>
        StartPeriodicTimer(key, msg, interval, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) =>
        StartPeriodicTimer(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        StartPeriodicTimer(key, msg, initialDelay, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender)
    {
        var message = Replace(key, msg);
        var task = _context.System.Scheduler.ScheduleTellRepeatedlyCancelable(initialDelay, interval, _context.Self, message, sender);
        _timers[key] = new Timer(message, task, Repeats: true);
    }

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) =>
        StartSingleTimer(key, msg, timeout, ActorRefs.NoSender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender)
    {
        var message = Replace(key, msg);
        var task = _context.System.Scheduler.ScheduleTellOnceCancelable(timeout, _context.Self, message, sender);
        _timers[key] = new Timer(message, task, Repeats: false);
    }

    public bool IsTimerActive(object key) => _timers.ContainsKey(key);

    public void Cancel(object key)
    {
        if (!_timers.Remove(key, out var timer))
            return;
        if (_debug)
            _context.System.Log.Debug("Cancel timer [{0}]", key);
        timer.Task.Cancel();
    }

    public void CancelAll()
    {
        if (_debug)
            _context.System.Log.Debug("Cancel all timers");
        foreach (var timer in _timers.Values)
            timer.Task.Cancel();
        _timers.Clear();
    }

    /// <summary>
    /// Takes the actor's message out of a timer's, or returns null when it is no longer wanted: only the very message
    /// of the timer that now runs under the key counts, so neither an earlier timer of that key nor one from before
    /// a restart gets through.
    /// </summary>
    public object? Unwrap(TimerMessage message)
    {
        if (!_timers.TryGetValue(message.Key, out var timer) || !ReferenceEquals(timer.Message, message))
        {
            if (_debug)
                LogDiscarded(message);
            return null;
        }

        if (!timer.Repeats)
            _timers.Remove(message.Key);
        return message.Message;
    }

    private TimerMessage Replace(object key, object msg)
    {
        Cancel(key);
        if (_debug)
            _context.System.Log.Debug("Start timer [{0}]", key);
        return msg is INotInfluenceReceiveTimeout
            ? new QuietTimerMessage(this, key, msg)
            : new TimerMessage(this, key, msg);
    }

    private void LogDiscarded(TimerMessage message)
    {
        var log = _context.System.Log;
        if (!_timers.ContainsKey(message.Key))
            log.Debug("Received timer [{0}] that has been removed, discarding", message.Key);
        else if (!ReferenceEquals(message.Owner, this))
            log.Debug("Received timer [{0}] from old restarted instance, discarding", message.Key);
        else
            log.Debug("Received timer [{0}] from old generation, discarding", message.Key);
    }

    private readonly record struct Timer(TimerMessage Message, ICancelable Task, bool Repeats);
}
