using System.Diagnostics;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>One thing that is due at some time; belongs to one <see cref="DeadlineQueue"/>.</summary>
internal sealed class ScheduledEntry(
    HashedWheelTimerScheduler scheduler, IRunnable work, long deadline, long order, long interval, ICancelable? cancelable)
{
    public const int NotQueued = -1;

    public HashedWheelTimerScheduler Scheduler { get; } = scheduler;

    public IRunnable Work { get; } = work;

    public ICancelable? Cancelable { get; } = cancelable;

    /// <summary>When it is due, as a timestamp of <see cref="Stopwatch"/>.</summary>
    public long Deadline { get; set; } = deadline;

    /// <summary>Decides between equal deadlines: first come, first served.</summary>
    public long Order { get; } = order;

    /// <summary>The time between two runs, in ticks of <see cref="Stopwatch"/>; 0 for a single run.</summary>
    public long Interval { get; } = interval;

    /// <summary>Where it stands in the queue's heap.</summary>
    public int Index { get; set; } = NotQueued;

    public CancellationTokenRegistration Registration { get; set; }

    /// <summary>Whether it will not run again; from then on nobody sets <see cref="Registration"/>.</summary>
    public bool IsFinished { get; set; }

    public bool IsCancelled => Cancelable is { IsCancellationRequested: true };
}
