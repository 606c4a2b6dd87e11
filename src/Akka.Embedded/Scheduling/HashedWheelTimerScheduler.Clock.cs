using System.Diagnostics;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <remarks>
/// Invariants. <see cref="_queue"/>, <see cref="_thread"/> and <see cref="_stopped"/> change only under
/// <see cref="_gate"/>. While the queue holds anything, <see cref="_thread"/> is set and that thread either
/// waits no longer than for the first entry or is about to look at the queue again. Nothing foreign runs under the
/// gate: neither work nor the callbacks of a cancelable.
/// </remarks>
public sealed partial class HashedWheelTimerScheduler
{
    /// <summary>How long the thread stays without anything to wait for; starting another costs some 100 µs.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    private static readonly Action<object?> CancelEntry = static state =>
    {
        var entry = (ScheduledEntry)state!;
        lock (entry.Scheduler._gate)
            entry.Scheduler._queue.Remove(entry);
    };

    private readonly object _gate = new();
    private readonly DeadlineQueue _queue = new();
    private readonly TimeSpan _shutdownTimeout;
    private Thread? _thread;
    private bool _stopped;
    private long _lastOrder;

    /// <summary>Ends the scheduler. What was still to come runs now, once, unless it was cancelled.</summary>
    /// <remarks>Waits for work that is running, up to <c>akka.scheduler.shutdown-timeout</c>.</remarks>
    public void Dispose()
    {
        Thread? thread;
        lock (_gate)
        {
            if (_stopped)
                return;
            _stopped = true;
            thread = _thread;
            Monitor.PulseAll(_gate);
        }

        if (thread is not null && thread != Thread.CurrentThread && !thread.Join(_shutdownTimeout))
        {
            Log.Warning("Failed to shutdown scheduler within {0}", _shutdownTimeout);
            return;
        }

        while (TakeLeftOver() is { } entry)
            Run(entry);
    }

    private void Add(TimeSpan delay, TimeSpan interval, IRunnable work, ICancelable? cancelable)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (cancelable is { IsCancellationRequested: true })
            return;

        ScheduledEntry entry;
        lock (_gate)
        {
            if (_stopped)
                throw new SchedulerException("cannot enqueue after timer shutdown");

            entry = new ScheduledEntry(this, work, DeadlineAfter(delay), ++_lastOrder, ToClockTicks(interval), cancelable);
            Enqueue(entry);
        }

        if (cancelable is not null)
            RemoveWhenCancelled(entry, cancelable);
    }

    private void RemoveWhenCancelled(ScheduledEntry entry, ICancelable cancelable)
    {
        // Outside the gate: one that has been cancelled by now runs the callback at once, here.
        var registration = cancelable.Token.UnsafeRegister(CancelEntry, entry);
        lock (_gate)
        {
            if (!entry.IsFinished)
            {
                entry.Registration = registration;
                return;
            }
        }

        registration.Unregister();
    }

    private void Finish(ScheduledEntry entry)
    {
        CancellationTokenRegistration registration;
        lock (_gate)
        {
            entry.IsFinished = true;
            registration = entry.Registration;
        }

        registration.Unregister();
    }

    private void Enqueue(ScheduledEntry entry)
    {
        _queue.Add(entry);
        if (_thread is null)
        {
            var thread = new Thread(Work) { IsBackground = true, Name = "akka-scheduler" };
            thread.UnsafeStart();
            _thread = thread;
        }
        else if (_queue.IsFirst(entry))
        {
            Monitor.Pulse(_gate);
        }
    }

    private void Work()
    {
        while (WaitUntilDue())
            RunDue();
    }

    /// <summary>Waits for the first entry to be due; returns false when the thread is to end.</summary>
    /// <remarks>No entry is looked at in this frame, which would keep it alive for as long as the thread waits.</remarks>
    private bool WaitUntilDue()
    {
        lock (_gate)
        {
            while (!_stopped)
            {
                if (_queue.Count == 0)
                {
                    if (Monitor.Wait(_gate, Linger) || _queue.Count > 0)
                        continue;
                    break;
                }

                var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), _queue.FirstDeadline);
                if (wait <= TimeSpan.Zero)
                    return true;

                // Rounded up, so that it does not wake just before the time and then spin.
                Monitor.Wait(_gate, (int)Math.Min(int.MaxValue, Math.Ceiling(wait.TotalMilliseconds)));
            }

            if (_thread == Thread.CurrentThread)
                _thread = null;
            return false;
        }
    }

    private void RunDue()
    {
        // Between the two, the entry may have been cancelled, or the scheduler stopped.
        if (TakeDue() is not { } entry)
            return;

        var goesOn = Run(entry);
        if (entry.Interval == 0 || !goesOn)
        {
            Finish(entry);
            return;
        }

        entry.Deadline = NextDeadline(entry);
        lock (_gate)
        {
            // A cancellation that came while the entry was not queued found nothing to remove.
            if (!entry.IsCancelled)
                _queue.Add(entry);
        }
    }

    private ScheduledEntry? TakeDue()
    {
        lock (_gate)
        {
            return !_stopped && _queue.Count > 0 && _queue.FirstDeadline <= Stopwatch.GetTimestamp() ? _queue.TakeFirst() : null;
        }
    }

    private ScheduledEntry? TakeLeftOver()
    {
        lock (_gate)
            return _queue.Count == 0 ? null : _queue.TakeFirst();
    }

    /// <summary>Runs an entry's work unless it was cancelled; returns whether it may run again.</summary>
    private bool Run(ScheduledEntry entry)
    {
        if (entry.IsCancelled)
            return false;
        try
        {
            entry.Work.Run();
            return true;
        }
        catch (Exception e)
        {
            Report(e, entry);
            return false;
        }
    }

    private void Report(Exception failure, ScheduledEntry entry)
    {
        try
        {
            Log.Error(failure, "Error while executing scheduled task {0}", entry.Work);
        }
        catch (Exception)
        {
            // The log itself is broken, and on this thread an exception would end the process.
        }
    }

    private static long DeadlineAfter(TimeSpan delay)
    {
        var now = Stopwatch.GetTimestamp();
        var ticks = ToClockTicks(delay);
        return ticks > long.MaxValue - now ? long.MaxValue : now + ticks;
    }

    /// <summary>Keeps to the rhythm of the first run; what was missed is not made up for.</summary>
    private static long NextDeadline(ScheduledEntry entry)
    {
        var next = entry.Deadline + entry.Interval;
        var late = Stopwatch.GetTimestamp() - next;
        return late <= 0 ? next : next + ((late / entry.Interval) + 1) * entry.Interval;
    }

    private static long ToClockTicks(TimeSpan time)
    {
        var ticks = time.TotalSeconds * Stopwatch.Frequency;
        return ticks >= long.MaxValue ? long.MaxValue : Math.Max((long)ticks, time > TimeSpan.Zero ? 1 : 0);
    }
}
