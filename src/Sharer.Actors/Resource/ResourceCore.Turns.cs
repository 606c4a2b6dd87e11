using Akka.Event;
using Sharer.Calls;
using Sharer.Diagnostics;

namespace Sharer.Resource;

internal abstract partial class ResourceCore
{
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
            RefuseTaken(call, EndReason.Canceled);
            return false;
        }

        if (Clock.IsExpired(call))
        {
            RefuseTaken(call, EndReason.TimedOut);
            return false;
        }

        if (!call.TryMoveOn(state, CallPhase.Running))
        {
            return false;
        }

        // Who ends the drain says so and then looks for a running call; here the call runs and then the end of the drain is looked at.
        if (IsDrainOver)
        {
            EndUnstarted(call);
            return false;
        }

        if (call.IsTimed)
        {
            SharerInstruments.RecordWait(this, call.Method, Hot.HeldSince - call.MadeAt);
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
        Hot.Counters.CountTurn();
        if (call.IsTimed)
        {
            SharerInstruments.RecordRun(this, call.Method, Clock.Exact - Hot.HeldSince);
        }
    }

    /// <summary>Settles a call that nobody has asked to end.</summary>
    internal bool TrySettle(Call call)
    {
        var state = call.State;
        return Call.PhaseOf(state) == CallPhase.Running && call.TryMoveOn(state, CallPhase.Settled);
    }

    /// <summary>Called by the actor when a call has ended on the resource: decides who tells the caller what.</summary>
    /// <remarks>Afterwards nothing that was meant for this call can reach the resource any more. A full fence, however it ends.</remarks>
    internal Verdict Settle(Call call)
    {
        while (true)
        {
            var state = call.State;
            switch (Call.PhaseOf(state))
            {
                // Held is one that returned, and that its batch does not keep after all.
                case CallPhase.Running or CallPhase.Held:
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
                    Interlocked.MemoryBarrier();
                    return Verdict.CallerIsGone;
            }
        }
    }

    /// <summary>Called by the actor when a call of a batch has returned: what comes from outside now only lets its caller go.</summary>
    internal void Hold(Call call)
    {
        while (true)
        {
            var state = call.State;
            switch (Call.PhaseOf(state))
            {
                case CallPhase.Interrupted:
                    call.AwaitInterruption().Close();
                    break;
                case CallPhase.Released:
                    call.PeekInterruption()?.Close();
                    return;
            }

            if (call.TryMove(state, CallPhase.Held))
            {
                return;
            }
        }
    }

    /// <summary>Called by the actor: whether a held call, whose batch was undone, may run once more. Not if its caller has been let go, or may be.</summary>
    internal bool TryStartAgain(Call call)
    {
        var state = call.State;
        if (Call.PhaseOf(state) != CallPhase.Held)
        {
            return false;
        }

        // One that returned although it was interrupted was not let go then; it is not asked a second time.
        if (call.Token.IsCancellationRequested || Clock.IsExpired(call))
        {
            TryRelease(call, state, call.Token.IsCancellationRequested ? EndReason.Canceled : EndReason.TimedOut);
            return false;
        }

        // While it is held nobody interrupts it, and what interrupted it before is closed; the next interruption must find room.
        call.ClearInterruption();
        return call.TryMove(state, CallPhase.Running) && !EndsWithTheDrain(call);
    }

    /// <summary>Called by the actor when the batch of a held call has ended: whether its caller still waits to be told.</summary>
    internal bool TrySettleHeld(Call call)
    {
        var state = call.State;
        return Call.PhaseOf(state) == CallPhase.Held && call.TryMove(state, CallPhase.Settled);
    }

    /// <summary>Called by the actor for a settled call that succeeded: counted before its caller knows.</summary>
    internal void CountSuccess(Call call)
    {
        Hot.Counters.CountSuccess();
        SharerInstruments.CountCall(this, call.Method, CallEnd.Ok);
        if (call.HasSpan)
        {
            CallSpan.End(this, call.Activity!, null);
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

    /// <summary>Called by the actor after it failed itself in the turn of a call: nobody else would tell the caller.</summary>
    internal void Abandon(Call call, Exception failure)
    {
        ClearHolder();
        Admission.Leave();
        if (!RefuseTaken(call, EndReason.Stopped) && !Settle(call).CallerIsReleased)
        {
            Fail(call, FailureFor(call, EndReason.Stopped, CallOutcome.Unknown, failure));
        }

        // It may have been the last, and the actor has broken off before it would have looked.
        LookAtStop();
    }

    // The call was moved to Running only to find that it may not run: it has not touched the resource.
    private void EndUnstarted(Call call)
    {
        if (!Settle(call).CallerIsReleased)
        {
            Fail(call, FailureFor(call, EndReason.Stopped, CallOutcome.NotStarted, null));
        }
    }

    // As in TryStart. The call was undone, but it has been on the resource.
    private bool EndsWithTheDrain(Call call)
    {
        if (!IsDrainOver)
        {
            return false;
        }

        if (!Settle(call).CallerIsReleased)
        {
            Fail(call, FailureFor(call, EndReason.Stopped, CallOutcome.Unknown, null));
        }

        return true;
    }

    // A caller's SynchronizationContext runs code of its own when it is posted to, and that may throw; it must not hurt the resource.
    private void LogUndelivered(Exception e) =>
        Log.Error(e, "The context of a caller of '{0}' did not take the outcome of its call: {1}", Name, e.Message);
}
