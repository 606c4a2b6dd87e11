using Akka.Actor;
using Akka.Event;
using Sharer.Calls;
using Sharer.Diagnostics;
using Sharer.Mailbox;

namespace Sharer.Resource;

internal abstract partial class ResourceCore
{
    /// <summary>Whether a running call can be interrupted: the resource has a hook for it.</summary>
    private protected abstract bool CanInterrupt { get; }

    private protected abstract void RunInterruptHook();

    /// <summary>The token of a call was cancelled.</summary>
    internal static void Cancel(Call call)
    {
        // While its registration stands the call is not used again, so this is the call that was meant, in whatever phase.
        var spin = new SpinWait();
        while (!call.Resource.TryEnd(call, call.State, EndReason.Canceled))
        {
            spin.SpinOnce();
        }
    }

    /// <summary>Ends a call from outside, if it still is as <paramref name="state"/> says.</summary>
    /// <returns>Whether there is nothing more to do; <see langword="false"/> when the call has moved on meanwhile, or does so now: its state is to be read again.</returns>
    internal bool TryEnd(Call call, int state, EndReason reason)
    {
        switch (Call.PhaseOf(state))
        {
            case CallPhase.Waiting:
                if (!TrySettleWaiting(call, state))
                {
                    return false;
                }

                Fail(call, FailureFor(call, reason, CallOutcome.NotStarted, DownBecause));
                return true;

            case CallPhase.Running:
                return call.AnnounceEnd(state)
                    && (call.HoldsTurn || CanInterrupt ? TryInterrupt(call, state, reason) : TryRelease(call, state, reason));

            case CallPhase.Held:
                return TryRelease(call, state, reason);

            default:
                return true;
        }
    }

    /// <summary>Settles a call that has not started, and takes it out of wherever it waits.</summary>
    /// <returns>Whether it was this one who settled it, and is to tell the caller; <see langword="false"/> when the call has moved on.</returns>
    private bool TrySettleWaiting(Call call, int state)
    {
        // What has been taken out nobody starts. What is found nowhere is on its way: to the mailbox, or to the actor.
        var (isOut, hadPlace) = TakeOut(call, state);
        var isSettled = (isOut || call.AnnounceEnd(state)) && call.TryMove(state, CallPhase.Settled);
        if (isSettled && !isOut)
        {
            (_, hadPlace) = TakeOut(call, call.State);
        }

        if (hadPlace)
        {
            Admission.Leave();
        }

        // Where another settled it meanwhile too: he may have looked before it was out and its place free.
        if (isSettled || isOut)
        {
            LookAtStop();
        }

        return isSettled;
    }

    private (bool IsOut, bool HadPlace) TakeOut(Call call, int state)
    {
        // It may be on its way from the one to the other between the first two looks.
        var hadPlace = Queue.Calls.Remove(call, state);
        if (hadPlace || Admission.Remove(call, state))
        {
            return (true, hadPlace);
        }

        hadPlace = Queue.Calls.Remove(call, state);
        return (hadPlace, hadPlace);
    }

    /// <summary>Tells the caller of a call that has been settled what went wrong.</summary>
    internal void Fail(Call call, Exception failure) => Fail(call, failure, CallEnds.Of(failure));

    /// <summary>The same where the exception alone does not say how the call ended: it may be one that the call itself let through.</summary>
    internal void Fail(Call call, Exception failure, CallEnd end)
    {
        Hot.Counters.CountFailure(end);
        SharerInstruments.CountCall(this, call.Method, end);
        if (call.HasSpan)
        {
            CallSpan.End(this, call.Activity!, failure);
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

    /// <summary>What a caller is told when its call was ended from outside.</summary>
    internal Exception FailureFor(Call call, EndReason reason, CallOutcome outcome, Exception? inner) => reason switch
    {
        EndReason.Canceled => new CallCanceledException(Name, outcome, call.Token, outcome == CallOutcome.NotStarted ? null : inner),
        EndReason.TimedOut => new CallTimeoutException(Name, outcome, Clock.ToTimeSpan(call.Limit), Contention(), inner),
        _ => new ResourceStoppedException(Name, outcome, outcome == CallOutcome.NotStarted ? null : inner),
    };

    /// <summary>Called by the clock: ends what has taken too long.</summary>
    /// <param name="tick">The time.</param>
    /// <param name="expired">Empty; the clock's own, so that no resource needs a list for it.</param>
    internal void OnTick(in Tick tick, List<Call> expired)
    {
        Queue.Calls.CopyExpired(tick, expired);
        Admission.CopyExpired(tick, expired);
        Held?.CopyExpired(tick, expired);
        foreach (var call in expired)
        {
            EndIfExpired(call, tick.Now);
        }

        if (Running is { } running)
        {
            tick.Forgive(running);
            EndIfExpired(running, tick.Now);
        }

        // The engine logs and forgets what its dispatcher refuses, a thread that could not be started for one: so it is asked again.
        if (HolderMethod is null && Queue.HasMessages)
        {
            Actor.Tell(CallsWait.Again, ActorRefs.NoSender);
        }

        ReportHang();
        CursorsIfAny?.OnTick(tick);
        var entered = Admission.Entered;
        _quiet = entered == _enteredAtLastTick && Admission.Inside == 0 && Admission.Suspended == 0;
        _enteredAtLastTick = entered;
        _serviceTime.OnTick(tick.Now, Hot.Counters.Turns, Admission.Inside > 0);
    }

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

    /// <summary>Lets the caller of a running or held call go; the call keeps its place until it has returned and its batch has ended.</summary>
    private bool TryRelease(Call call, int state, EndReason reason)
    {
        if (!call.TryMove(state, CallPhase.Released))
        {
            return false;
        }

        Fail(call, FailureFor(call, reason, CallOutcome.Unknown, null));
        return true;
    }

    private bool TryInterrupt(Call call, int state, EndReason reason)
    {
        if (!call.TryMove(state, CallPhase.Interrupted))
        {
            return false;
        }

        var interruption = new Interruption(reason, Clock.Exact + Clock.ToUnits(Limits.InterruptGrace));
        call.SetInterruption(interruption);
        // Elsewhere, so that a hook that hangs holds up neither the clock nor whoever cancels.
        ThreadPool.UnsafeQueueUserWorkItem(
            static fire => fire.Resource.Fire(fire.Call, fire.Interruption), (Resource: this, Call: call, Interruption: interruption), false);
        return true;
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
                Guarded(call.CancelTurn);
            }

            if (CanInterrupt)
            {
                Guarded(RunInterruptHook);
            }
        }
        finally
        {
            interruption.Returned();
        }
    }

    private void Guarded(Action interrupt)
    {
        try
        {
            interrupt();
        }
        catch (Exception e)
        {
            Log.Error(e, "The interrupt of a call to '{0}' threw: {1}", Name, e.Message);
        }
    }
}
