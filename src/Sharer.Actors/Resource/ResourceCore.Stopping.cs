using Akka.Actor;
using Akka.Event;
using Sharer.Calls;
using Sharer.Mailbox;

namespace Sharer.Resource;

internal abstract partial class ResourceCore
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Action<ResourceCore> _freeName;
    private readonly Lock _stopLock = new();
    private Signal _stopped;
    private Signal _letGo;
    private ITimer? _drainTimer;
    private bool _drainTimed;
    private bool _stopping;
    private bool _drainOver;

    /// <summary>Completes when the resource has been disposed.</summary>
    internal Task Stopped => _stopped.Task;

    internal bool IsStopping => Volatile.Read(ref _stopping);

    internal bool IsStopped => _stopped.IsCompleted;

    /// <summary>Whether accepted calls have had their time; what still waits has failed.</summary>
    internal bool IsDrainOver => Volatile.Read(ref _drainOver);

    /// <summary>Ends with the resource; what an asynchronous factory is given.</summary>
    internal CancellationToken Ending => _ending.Token;

    /// <summary>Refuses new calls and stops once the accepted ones have run, or their time is over.</summary>
    /// <returns>Completes when the resource is disposed, or when the drain is over and nobody waits for a call any more.</returns>
    internal Task StopAsync()
    {
        var fromInside = Turn.Closes(this, nameof(StopAsync)) is not null;
        BeginStop();
        lock (_stopLock)
        {
            if (!_drainTimed && !IsStopped)
            {
                _drainTimed = true;
                _drainTimer = NewTimer(static core => core.EndDrain(), Limits.DrainTimeout);
            }
        }

        // A call that stops its own resource would wait for its own end.
        return fromInside ? Task.CompletedTask : _letGo.Task;
    }

    /// <summary>The same without a limit: what waits runs, however long it takes. A <c>PoisonPill</c> does this.</summary>
    internal void StopAfterWaiting() => BeginStop();

    /// <summary>Called when the actor can take no more messages, however it ended.</summary>
    internal void Close()
    {
        Volatile.Write(ref _stopping, true);
        Volatile.Write(ref _drainOver, true);
        Queue.Close();
        while (Admission.TakeToFail() is { } call)
        {
            RefuseTaken(call, EndReason.Stopped);
        }
    }

    /// <summary>Called once the resource has been disposed: the end.</summary>
    internal void CompleteStop()
    {
        Close();
        lock (_stopLock)
        {
            _drainTimed = true;
            _drainTimer?.Dispose();
        }

        _started.TrySetException(new ResourceStoppedException(Name, CallOutcome.NotStarted));
        _freeName(this);
        _stopped.TrySetResult();
        _letGo.TrySetResult();
    }

    /// <summary>Called when nothing more is to be made: cancels a factory that is still at work.</summary>
    internal void CancelCreation()
    {
        try
        {
            _ending.Cancel();
        }
        catch (AggregateException e)
        {
            Log.Error(e, "A callback on the token of the factory of '{0}' threw: {1}", Name, e.Message);
        }
    }

    /// <summary>Ends the running call, whose caller waits no longer: the actor stops beside it, or its stream is closed.</summary>
    internal void EndRunning(EndReason reason = EndReason.Stopped)
    {
        var spin = new SpinWait();
        while (Running is { } running)
        {
            var state = running.State;
            if (!ReferenceEquals(running.Resource, this) || TryEnd(running, state, reason))
            {
                return;
            }

            spin.SpinOnce();
        }
    }

    // Whether a commit that has not returned by now takes effect nobody knows.
    private void ReleaseHeld()
    {
        List<Call> held = [];
        Held?.CopyTo(held);
        foreach (var call in held)
        {
            var state = call.State;
            // One that runs once more meanwhile finds out itself that the drain is over.
            if (ReferenceEquals(call.Resource, this) && Call.PhaseOf(state) == CallPhase.Held)
            {
                TryEnd(call, state, EndReason.Stopped);
            }
        }
    }

    /// <summary>Has the actor look whether a stop that is under way is done: what has just ended may have been the last it waits for.</summary>
    internal void LookAtStop()
    {
        if (IsStopping)
        {
            Actor.Tell(StopSoon.Instance, ActorRefs.NoSender);
        }
    }

    private void BeginStop()
    {
        lock (_stopLock)
        {
            if (_stopping)
            {
                return;
            }

            Volatile.Write(ref _stopping, true);
        }

        Actor.Tell(StopSoon.Instance, ActorRefs.NoSender);
    }

    private void EndDrain()
    {
        Log.Warning(
            "'{0}' was to stop within {1}, and {2}; what waits fails now", Name, Sharer.Contention.Show(Limits.DrainTimeout), Contention());
        Volatile.Write(ref _drainOver, true);
        // Whom the actor takes up without having seen this is seen here.
        Interlocked.MemoryBarrierProcessWide();
        Close();
        EndRunning();
        ReleaseHeld();
        Actor.Tell(StopSoon.Instance, ActorRefs.NoSender);
        if (Running is { Phase: CallPhase.Interrupted })
        {
            lock (_stopLock)
            {
                _drainTimer?.Dispose();
                if (!IsStopped)
                {
                    _drainTimer = NewTimer(static core => core._letGo.TrySetResult(), Limits.InterruptGrace);
                }
            }
        }
        else
        {
            _letGo.TrySetResult();
        }
    }

    /// <summary>A timer that fires once and keeps nothing of the caller's context.</summary>
    internal ITimer NewTimer(Action<ResourceCore> due, TimeSpan after)
    {
        var suppressed = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        try
        {
            return Clock.Provider.CreateTimer(_ => due(this), null, after, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            suppressed.Dispose();
        }
    }
}
