using Akka.Actor;
using Akka.Event;
using Sharer.Batching;
using Sharer.Calls;
using Sharer.Diagnostics;
using Sharer.Mailbox;
using Sharer.Streams;

namespace Sharer.Resource;

/// <summary>What the facade, the mailbox and the actor of one resource share, whatever its type.</summary>
/// <remarks>
/// It outlives the actor's restarts. Its parts: <c>Submitting</c>, the way of a call into the mailbox; <c>Refusing</c>, whom it does
/// not let in; <c>Holding</c>, who has the resource; <c>Turns</c>, a call on the resource; <c>Ending</c>, how a call ends from outside;
/// <c>Stopping</c>, how the resource does.
/// </remarks>
internal abstract partial class ResourceCore
{
    private readonly Func<string, ILoggingAdapter> _logOf;
    private Signal _started;
    private ILoggingAdapter? _log;
    private OpenCursors? _cursors;
    private ServiceTime _serviceTime;
    private Exception? _downBecause;
    private volatile ResourceState _life = ResourceState.Starting;
    private bool _watched;
    private long _enteredAtLastTick;
    private bool _quiet;

    private protected ResourceCore(
        Func<string, ILoggingAdapter> logOf, string name, string pathElement, ResourceLimits limits, CallClock clock, Action<ResourceCore> freeName)
    {
        Name = name;
        PathElement = pathElement;
        Limits = limits;
        Clock = clock;
        Hot = new HotFields();
        Queue = new CallQueue(this);
        Admission = new Admission(this, limits.Capacity);
        CallLimit = clock.ToUnits(limits.CallTimeout);
        _logOf = logOf;
        _freeName = freeName;
    }

    internal string Name { get; }

    /// <summary>The name of the actor: the resource's name, escaped, and a number that no other has.</summary>
    internal string PathElement { get; }

    internal IActorRef Actor { get; set; } = ActorRefs.Nobody;

    /// <summary>Made when there is something to say; most resources never have anything.</summary>
    internal ILoggingAdapter Log => _log ??= _logOf(Name);

    internal CallClock Clock { get; }

    internal ResourceLimits Limits { get; }

    internal HotFields Hot { get; }

    internal CallQueue Queue { get; }

    internal Admission Admission { get; }

    /// <summary>The calls that wait for the commit of their batch; <see langword="null"/> where no batches are made.</summary>
    internal HeldCalls? Held { get; private protected init; }

    /// <summary>What streams have open on the instance. Made for the first stream; the clock and the actor look at <see cref="CursorsIfAny"/>.</summary>
    internal OpenCursors Cursors
    {
        get
        {
            if (CursorsIfAny is { } cursors)
            {
                return cursors;
            }

            var made = new OpenCursors(this);
            return Interlocked.CompareExchange(ref _cursors, made, null) ?? made;
        }
    }

    /// <summary><see langword="null"/> as long as there has been no stream.</summary>
    internal OpenCursors? CursorsIfAny => Volatile.Read(ref _cursors);

    /// <summary>The time limit of a call that names none, in the clock's units.</summary>
    internal long CallLimit { get; }

    internal Task Started => _started.Task;

    /// <summary>Whether the clock looks at this resource's calls.</summary>
    internal bool IsWatched
    {
        get => Volatile.Read(ref _watched);
        set => Volatile.Write(ref _watched, value);
    }

    /// <summary>Whether the last tick found nothing to look at, nor has anything come since.</summary>
    internal bool IsIdle =>
        IsStopped || (_quiet && Admission.Inside == 0 && Admission.Suspended == 0 && Admission.Entered == _enteredAtLastTick && HolderMethod is null && CursorsIfAny is not { NeedClock: true });

    internal ResourceState State => IsStopped ? ResourceState.Stopped : IsStopping ? ResourceState.Stopping : _life;

    /// <summary>Why the resource is down; <see langword="null"/> while it is not.</summary>
    internal Exception? DownBecause => Volatile.Read(ref _downBecause);

    /// <summary>Called by the actor: the resource is there.</summary>
    internal void MarkUp()
    {
        Volatile.Write(ref _downBecause, null);
        _life = ResourceState.Up;
        _started.TrySetResult();
    }

    /// <summary>Called by the actor: a resource that broke has been made anew.</summary>
    internal void CountRestart()
    {
        Hot.Counters.CountRestart();
        SharerInstruments.CountRestart(this);
    }

    /// <summary>Called by the actor: the resource broke, or could not be made.</summary>
    internal void MarkDown(Exception cause)
    {
        Volatile.Write(ref _downBecause, cause);
        _life = ResourceState.Down;
        _started.TrySetException(cause);
        if (Limits.WhileDown == WhileDown.Reject)
        {
            RejectWaiting(cause);
        }
    }

    internal SharedSnapshot GetSnapshot()
    {
        var contention = Contention();
        return new SharedSnapshot
        {
            Name = Name,
            State = State,
            QueueLength = contention.QueueLength,
            AwaitingAdmission = Admission.Suspended,
            RunningMethod = contention.HolderMethod,
            RunningFor = contention.HeldFor,
            Calls = Hot.Counters.Ended,
            Failed = Hot.Counters.Failed,
            Canceled = Hot.Counters.Canceled,
            TimedOut = Hot.Counters.TimedOut,
            Rejected = Hot.Counters.Rejected,
            Restarts = Hot.Counters.Restarts,
        };
    }
}
