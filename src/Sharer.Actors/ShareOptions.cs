namespace Sharer;

/// <summary>How a resource is shared. Each value comes from here, then from <c>sharer.resources.&lt;name&gt;</c> in HOCON, which wins.</summary>
/// <typeparam name="T">The type of the resource.</typeparam>
public class ShareOptions<T> where T : class
{
    /// <summary>The HOCON path of the dispatcher on which the resource is made, used and disposed. Default: <c>sharer.dispatcher</c>.</summary>
    /// <remarks>
    /// <c>sharer.dispatcher</c> is the thread pool, for short calls; <c>sharer.blocking-dispatcher</c> a pool of its own, for calls that block;
    /// <c>sharer.pinned-dispatcher</c> one thread for this resource alone.
    /// </remarks>
    public string Dispatcher { get; set; } = "sharer.dispatcher";

    /// <summary>How many calls may wait; the running one and callers suspended for admission are not counted. Default: 1024.</summary>
    public int Capacity { get; set; } = 1024;

    /// <summary>What a call meets when the queue is full. Default: <see cref="WhenFull.Wait"/>.</summary>
    public WhenFull WhenFull { get; set; } = WhenFull.Wait;

    /// <summary>The time from a call to its outcome, kept within 50 ms; <see cref="Timeout.InfiniteTimeSpan"/> for none. Default: 30 s.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Stops the running call; called from another thread, at most once a call, and only while that call is on the resource. Default: none.</summary>
    /// <remarks>The next call waits for the hook's return, so it returns only once its effect is delivered. What it throws is logged.</remarks>
    public Action<T>? Interrupt { get; set; }

    /// <summary>How long the caller of an interrupted call still waits for the call's end. Default: 1 s.</summary>
    public TimeSpan InterruptGrace { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Runs after every call that threw or was aborted, before the next; if it throws the resource is broken. Default: none.</summary>
    public Action<T>? Reset { get; set; }

    /// <summary>Whether an exception of a call means that the resource must be replaced; if it throws itself: replace. Default: never.</summary>
    public Func<Exception, bool> IsBroken { get; set; } = static _ => false;

    /// <summary>How the resource is made anew.</summary>
    public RestartOptions Restart { get; set; } = new();

    /// <summary>Looks at an idle resource; what it throws means that the resource is broken. Default: none.</summary>
    /// <remarks>Runs as a turn of its own, when no call has run for <see cref="ProbeInterval"/> and none waits.</remarks>
    public Action<T>? Probe { get; set; }

    /// <summary>How long a resource is idle before it is probed, and between two probes. Default: 30 s.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How calls that wait next to each other share one transaction. Default: none, each call is on its own.</summary>
    public BatchOptions<T>? Batch { get; set; }

    /// <summary>How long a stop lets accepted calls finish. Default: 10 s.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether results that are still tied to the resource are refused with <see cref="EscapedResultException"/>. Default: <see langword="true"/>.</summary>
    /// <remarks>
    /// Refused are the resource itself, an <c>IDataReader</c>, an <c>IQueryable</c>, an enumerator, and a lazy sequence (an iterator of the
    /// compiler or of LINQ), synchronous or asynchronous. A lazy sequence inside another object is not seen.
    /// A refusal counts as what the call threw: <see cref="IsBroken"/> is asked about it, and <see cref="Reset"/> runs.
    /// </remarks>
    public bool GuardResults { get; set; } = true;

    /// <summary>Whether the caller's <c>AsyncLocal</c> values and culture are there inside its call. Default: <see langword="false"/>; the trace context always is.</summary>
    public bool FlowExecutionContext { get; set; }

    /// <summary>The clock of every time limit. Default: <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
