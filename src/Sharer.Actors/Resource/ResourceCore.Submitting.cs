using Akka.Actor;
using Sharer.Calls;
using Sharer.Diagnostics;
using Sharer.Mailbox;

namespace Sharer.Resource;

internal abstract partial class ResourceCore
{
    private volatile bool _isActorThere;

    /// <summary>The way of a facade's call into the mailbox: the checks in the order that docs/contract.md gives, admission, then the queue.</summary>
    internal void Submit<T, TResult>(FacadeCall<T, TResult> call, long limit, CancellationToken token) where T : class
    {
        Stamp(call, limit);
        if (IsStopping)
        {
            Refuse(call, new ResourceStoppedException(Name, CallOutcome.NotStarted));
            return;
        }

        call.CalledFrom = Turn.Current;
        if (call.CalledFrom.Turn is not null && Turn.Closes(this, call.Method) is { } ring)
        {
            Refuse(call, ring);
            return;
        }

        if (token.CanBeCanceled)
        {
            if (token.IsCancellationRequested)
            {
                Refuse(call, new CallCanceledException(Name, CallOutcome.NotStarted, token));
                return;
            }

            call.ListenTo(token);
        }

        Admit(call, mayWait: true);
    }

    /// <summary>The same for a call that is refused for a reason of its own, unless the resource has stopped.</summary>
    internal void SubmitRefused(Call call, long limit, Exception failure)
    {
        Stamp(call, limit);
        Refuse(call, IsStopping ? new ResourceStoppedException(Name, CallOutcome.NotStarted) : failure);
    }

    /// <summary>The same for a call that nobody awaits, and that therefore cannot be suspended.</summary>
    internal void Submit(Call call, long limit)
    {
        Stamp(call, limit);
        if (IsStopping)
        {
            Refuse(call, new ResourceStoppedException(Name, CallOutcome.NotStarted));
            return;
        }

        Admit(call, mayWait: false);
    }

    /// <summary>Hands an admitted call to the actor.</summary>
    internal void Send(Call call)
    {
        // Once the actor has the call it may be over, and used again, before this returns.
        var (state, token) = (call.State, call.Token);
        if (!_isActorThere && !IsActorThere())
        {
            Actor.Tell(call, ActorRefs.NoSender);
        }
        else if (Queue.Push(call))
        {
            Wake();
        }

        EndIfClosed(call, state);
        RefuseIfDown(call, state);
        // Who cancels settles the call and then looks for it in the queue; here it is put into the queue and then the token is looked
        // at. So one of the two takes it out, and an ended call does not keep its place until the actor comes by.
        if (token.IsCancellationRequested && Queue.Calls.RemoveEnded(call, state))
        {
            Admission.Leave();
            // Who settled it looked when it still had its place.
            LookAtStop();
        }
    }

    // A top-level actor of Akka.NET comes into being on another thread, and until then its reference keeps what it is told. A call that
    // went past that would overtake a message of the same caller.
    private bool IsActorThere() => _isActorThere = Actor is not ActorRefWithCell { Underlying: not ActorCell };

    private void Wake() => Actor.Tell(CallsWait.Instance, ActorRefs.NoSender);

    /// <summary>Called by the actor for a call that is in the queue again: who ended it meanwhile did not find it there.</summary>
    internal void LookAtReturned(Call call)
    {
        var state = call.State;
        if (Call.PhaseOf(state) != CallPhase.Waiting && Queue.Calls.Remove(call, state))
        {
            Admission.Leave();
        }
    }

    /// <summary>Turns a message of another actor into a call, if it is one that this resource understands.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who is to have the answer.</param>
    /// <param name="call">The admitted call; <see langword="null"/> when it was refused, and the sender told so.</param>
    internal bool TryAccept(object message, IActorRef sender, out Call? call)
    {
        call = CallFor(message, sender);
        if (call is null)
        {
            return false;
        }

        Stamp(call, CallLimit);
        if (IsStopping)
        {
            Refuse(call, new ResourceStoppedException(Name, CallOutcome.NotStarted));
            call = null;
        }
        else if ((call.Refusal() ?? RejectedWhileDown()) is { } refusal)
        {
            Refuse(call, refusal);
            call = null;
        }
        else if (!TryEnterAtOnce(call))
        {
            Refuse(call, Rejection(dropped: false));
            call = null;
        }

        return true;
    }

    private protected abstract Call? CallFor(object message, IActorRef sender);

    private void Stamp(Call call, long limit)
    {
        WatchIfNeeded();
        if (Limits.FlowExecutionContext)
        {
            call.Flow = ExecutionContext.Capture();
        }

        var isTimed = SharerInstruments.TimesCalls;
        call.Stamp(isTimed ? Clock.Exact : Clock.Stamp, limit, isTimed);
        if (SharerInstruments.Source.HasListeners() && CallSpan.Start(this, call.Method) is { } span)
        {
            call.Activity = span;
            call.HasSpan = true;
        }
    }

    private void Admit(Call call, bool mayWait)
    {
        if (RejectedWhileDown() is { } unavailable)
        {
            Refuse(call, unavailable);
            return;
        }

        if (mayWait ? TryEnter(call) : TryEnterAtOnce(call))
        {
            Send(call);
            return;
        }

        if (Limits.WhenFull == WhenFull.Wait && mayWait)
        {
            var state = call.State;
            if (!Admission.Suspend(call))
            {
                LookAtStop();
            }

            WatchIfNeeded();
            EndIfClosed(call, state);
            RefuseIfDown(call, state);
            return;
        }

        if (Limits.WhenFull == WhenFull.DropOldest && TryEnterByDropping(call))
        {
            Send(call);
            return;
        }

        Refuse(call, Rejection(dropped: false));
    }

    private bool TryEnter(Call call)
    {
        if (!Admission.TryEnter(call))
        {
            return false;
        }

        WatchIfNeeded();
        return true;
    }

    // Behind suspended calls nobody comes in. One that cannot wait with them is rejected only if they do not all find a place.
    private bool TryEnterAtOnce(Call call)
    {
        if (TryEnter(call))
        {
            return true;
        }

        Admission.FillPlaces();
        return TryEnter(call);
    }

    private bool TryEnterByDropping(Call call)
    {
        while (Queue.Calls.TakeOldest() is { } oldest)
        {
            Admission.Leave();
            Refuse(oldest, Rejection(dropped: true));
            if (TryEnter(call))
            {
                return true;
            }
        }

        return false;
    }

    internal void WatchIfNeeded()
    {
        // What has stopped refuses each call at once: there is nothing to look at, and the clock may be why it stopped.
        if (!IsWatched && !IsStopped)
        {
            Clock.Watch(this);
        }
    }

    // The actor may have ended between the check and the Tell, or between the check and the suspension: then nobody is left who would
    // end the call. The life in the state sees to it that a call which has been used again is left alone.
    private void EndIfClosed(Call call, int state)
    {
        if (Queue.IsClosed)
        {
            TryEnd(call, state, EndReason.Stopped);
        }
    }
}
