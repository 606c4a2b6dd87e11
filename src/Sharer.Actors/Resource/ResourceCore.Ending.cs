using Akka.Actor;
using Akka.Event;
using Sharer.Calls;
using Sharer.Diagnostics;
using Sharer.Mailbox;

namespace Sharer.Resource;

internal abstract partial class ResourceCore
{
    private readonly List<Call> _expired = [];

    /// <summary>Whether a running call can be interrupted: the resource has a hook for it.</summary>
    private protected abstract bool CanInterrupt { get; }

    private protected abstract void RunInterruptHook();

    /// <summary>The token of a call was cancelled.</summary>
    internal static void Cancel(Call call)
    {
        // While its registration stands the call is not used again, so this is the call that was meant, in whatever phase.
        while (!call.Resource.TryEnd(call, call.State, EndReason.Canceled))
        {
        }
    }

    /// <summary>Ends a call from outside, if it still is as <paramref name="state"/> says.</summary>
    /// <returns>Whether there is nothing more to do; <see langword="false"/> when the call has moved on meanwhile.</returns>
    internal bool TryEnd(Call call, int state, EndReason reason)
    {
        switch (Call.PhaseOf(state))
        {
            case CallPhase.Waiting:
                if (!call.TryMove(state, CallPhase.Settled))
                {
                    return false;
                }

                if (Queue.Calls.Remove(call))
                {
                    Admission.Leave();
                }
                else
                {
                    Admission.Remove(call);
                }

                Fail(call, FailureFor(call, reason, CallOutcome.NotStarted, DownBecause));
                if (IsStopping)
                {
                    // It may have been the last one that the actor waits for.
                    Actor.Tell(StopSoon.Instance, ActorRefs.NoSender);
                }

                return true;

            case CallPhase.Running when call.HoldsTurn || CanInterrupt:
                if (!call.TryMove(state, CallPhase.Interrupted))
                {
                    return false;
                }

                Interrupt(call, reason);
                return true;

            case CallPhase.Running:
                return TryRelease(call, state, reason);

            default:
                return true;
        }
    }

    /// <summary>Called by the actor, between two calls: whether the call that came out of the mailbox may run.</summary>
    internal bool TryStart(Call call)
    {
        var state = call.State;
        if (Call.PhaseOf(state) != CallPhase.Waiting)
        {
            return false;
        }

        if (call.Token.IsCancellationRequested)
        {
            TryEnd(call, state, EndReason.Canceled);
            return false;
        }

        if (call.IsExpired(Clock.Now))
        {
            TryEnd(call, state, EndReason.TimedOut);
            return false;
        }

        if (!call.TryMove(state, CallPhase.Running))
        {
            return false;
        }

        if (call.IsTimed)
        {
            SharerInstruments.RecordWait(this, call.Method, Clock.ToTimeSpan(Math.Max(0, _heldSince - call.MadeAt)));
        }

        if (call.HasSpan)
        {
            CallSpan.Started(call.Activity!);
        }

        return true;
    }

    /// <summary>Called by the actor when a call has ended on the resource, while it still is the holder.</summary>
    internal void RecordRun(Call call)
    {
        if (call.IsTimed)
        {
            SharerInstruments.RecordRun(this, call.Method, Clock.ToTimeSpan(Math.Max(0, Clock.Exact - _heldSince)));
        }
    }

    /// <summary>Called by the actor when a call has ended on the resource: decides who tells the caller what.</summary>
    /// <remarks>Afterwards nothing that was meant for this call can reach the resource any more.</remarks>
    internal Verdict Settle(Call call)
    {
        while (true)
        {
            var state = call.State;
            switch (Call.PhaseOf(state))
            {
                case CallPhase.Running:
                    if (call.TryMove(state, CallPhase.Settled))
                    {
                        return Verdict.OwnOutcome;
                    }

                    break;

                case CallPhase.Interrupted:
                    var interruption = call.AwaitInterruption();
                    interruption.Close();
                    if (call.TryMove(state, CallPhase.Settled))
                    {
                        return Verdict.InterruptedBy(interruption.Reason);
                    }

                    break;

                default:
                    call.PeekInterruption()?.Close();
                    return Verdict.CallerIsGone;
            }
        }
    }

    /// <summary>Tells the caller of a call that has been settled what went wrong.</summary>
    internal void Fail(Call call, Exception failure) => Fail(call, failure, CallEnds.Of(failure));

    /// <summary>The same where the exception alone does not say how the call ended: it may be one that the call itself let through.</summary>
    internal void Fail(Call call, Exception failure, CallEnd end)
    {
        _counters.CountFailure(end);
        SharerInstruments.CountCall(this, call.Method, end);
        if (call.HasSpan)
        {
            CallSpan.End(call.Activity!, failure);
        }

        try
        {
            call.DeliverFailure(failure);
        }
        catch (Exception e)
        {
            LogUndelivered(e);
        }
    }

    /// <summary>Called by the actor for a settled call that succeeded: counted before its caller knows.</summary>
    internal void CountSuccess(Call call)
    {
        _counters.CountSuccess();
        SharerInstruments.CountCall(this, call.Method, CallEnd.Ok);
        if (call.HasSpan)
        {
            CallSpan.End(call.Activity!, null);
        }
    }

    /// <summary>Gives the caller what its call, settled and counted, has left as its result. The call may be used again from then on.</summary>
    internal void Deliver(Call call)
    {
        try
        {
            call.DeliverResult();
        }
        catch (Exception e)
        {
            LogUndelivered(e);
        }
    }

    /// <summary>Called by the actor after it failed itself at a call: nobody else would tell the caller.</summary>
    internal void Abandon(Call call)
    {
        ClearHolder();
        Admission.Leave();
        var state = call.State;
        if (Call.PhaseOf(state) == CallPhase.Running)
        {
            TryRelease(call, state, EndReason.Stopped);
        }
    }

    /// <summary>What a caller is told when its call was ended from outside.</summary>
    internal Exception FailureFor(Call call, EndReason reason, CallOutcome outcome, Exception? inner) => reason switch
    {
        EndReason.Canceled => new CallCanceledException(Name, outcome, call.Token, outcome == CallOutcome.NotStarted ? null : inner),
        EndReason.TimedOut => new CallTimeoutException(Name, outcome, Clock.ToTimeSpan(call.Limit), Contention(), inner),
        _ => new ResourceStoppedException(Name, outcome, outcome == CallOutcome.NotStarted ? null : inner),
    };

    /// <summary>Called by the clock: ends what has taken too long.</summary>
    internal void OnTick(in Tick tick)
    {
        Queue.Calls.CopyExpired(tick, _expired);
        Admission.CopyExpired(tick, _expired);
        foreach (var call in _expired)
        {
            EndIfExpired(call, tick.Now);
        }

        _expired.Clear();
        if (Volatile.Read(ref _running) is { } running)
        {
            tick.Forgive(running);
            EndIfExpired(running, tick.Now);
        }

        ReportHang();
        var entered = Admission.Entered;
        _quiet = entered == _enteredAtLastTick && Admission.Inside == 0 && Admission.Suspended == 0;
        _enteredAtLastTick = entered;
        _serviceTime.OnTick(tick.Now, _counters.Succeeded + _counters.Failed, Admission.Inside > 0);
    }

    // A caller's SynchronizationContext runs code of its own when it is posted to, and that may throw; it must not hurt the resource.
    private void LogUndelivered(Exception e) =>
        Log.Error(e, "The context of a caller of '{0}' did not take the outcome of its call: {1}", Name, e.Message);

    // The state is read first: if it still holds when the call is moved, all that was read after it belongs to the same life of the call.
    private void EndIfExpired(Call call, long now)
    {
        var state = call.State;
        if (!ReferenceEquals(call.Resource, this))
        {
            return;
        }

        if (Call.PhaseOf(state) == CallPhase.Interrupted)
        {
            if (call.PeekInterruption() is { } interruption && now >= interruption.GraceEnds)
            {
                TryRelease(call, state, interruption.Reason);
            }
        }
        else if (call.IsExpired(now))
        {
            TryEnd(call, state, EndReason.TimedOut);
        }
    }

    /// <summary>Lets the caller of a running call go; the call keeps the resource until it returns.</summary>
    private bool TryRelease(Call call, int state, EndReason reason)
    {
        if (!call.TryMove(state, CallPhase.Released))
        {
            return false;
        }

        Fail(call, FailureFor(call, reason, CallOutcome.Unknown, null));
        return true;
    }

    private void Interrupt(Call call, EndReason reason)
    {
        var grace = Clock.ToUnits(Limits.InterruptGrace);
        var interruption = new Interruption(reason, grace == long.MaxValue ? grace : Clock.Exact + grace);
        call.SetInterruption(interruption);
        // On a thread of its own, so that a hook that hangs holds up neither the clock nor whoever cancels.
        ThreadPool.UnsafeQueueUserWorkItem(
            static fire => fire.Resource.Fire(fire.Call, fire.Interruption), (Resource: this, Call: call, Interruption: interruption), false);
    }

    private void Fire(Call call, Interruption interruption)
    {
        if (!interruption.TryFire())
        {
            return;
        }

        try
        {
            if (call.HoldsTurn)
            {
                call.CancelTurn();
            }

            if (CanInterrupt)
            {
                RunInterruptHook();
            }
        }
        catch (Exception e)
        {
            Log.Error(e, "The interrupt of a call to '{0}' threw: {1}", Name, e.Message);
        }
        finally
        {
            interruption.Returned();
        }
    }
}
