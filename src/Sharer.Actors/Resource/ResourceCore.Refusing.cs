using Sharer.Calls;

namespace Sharer.Resource;

internal abstract partial class ResourceCore
{
    private static readonly TimeSpan MinRetryAfter = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromSeconds(30);

    // The resource may have gone down between the check and the way in, after those that waited were rejected.
    private void RefuseIfDown(Call call, int state)
    {
        if (RejectedWhileDown() is { } unavailable)
        {
            RefuseWaiting(call, state, unavailable);
        }
    }

    /// <summary>Ends a call that was submitted, if it still waits in the life to which <paramref name="state"/> belongs.</summary>
    internal void RefuseWaiting(Call call, int state, Exception failure)
    {
        if (Call.PhaseOf(state) == CallPhase.Waiting && TrySettleWaiting(call, state))
        {
            Fail(call, failure);
        }
    }

    private ResourceUnavailableException? RejectedWhileDown() =>
        Limits.WhileDown == WhileDown.Reject && DownBecause is { } cause ? new ResourceUnavailableException(Name, cause) : null;

    /// <summary>Ends a call that nobody can start, for it has not been sent, or has been taken out.</summary>
    private bool Refuse(Call call, Exception failure)
    {
        var state = call.State;
        if (Call.PhaseOf(state) != CallPhase.Waiting || !call.TryMove(state, CallPhase.Settled))
        {
            return false;
        }

        Fail(call, failure);
        return true;
    }

    /// <summary>The same for a reason that ends calls from outside.</summary>
    internal bool RefuseTaken(Call call, EndReason reason) => Refuse(call, FailureFor(call, reason, CallOutcome.NotStarted, DownBecause));

    private CallRejectedException Rejection(bool dropped)
    {
        // Not the queue's own count, for which its lock is taken: the actor needs that for each call, and under overload there are many
        // rejections to a call.
        var waiting = Admission.Inside - (Running is null ? 0 : 1);
        var contention = Contention((int)Math.Max(0, waiting));
        return new CallRejectedException(Name, dropped, Limits.Capacity, RetryAfter(contention.QueueLength), contention);
    }

    /// <summary>How long what waits will take: the measured time of one call, times the calls that wait.</summary>
    private TimeSpan RetryAfter(int waiting)
    {
        var perCall = _serviceTime.PerCall;
        if (perCall == 0 && HolderMethod is not null)
        {
            perCall = Clock.Exact - Volatile.Read(ref Hot.HeldSince);
        }

        var estimate = Clock.ToTimeSpan(Math.Max(0, perCall)) * Math.Max(1, waiting);
        return estimate < MinRetryAfter ? MinRetryAfter : estimate > MaxRetryAfter ? MaxRetryAfter : estimate;
    }

    private void RejectWaiting(Exception cause)
    {
        while (Admission.TakeToFail() is { } suspended)
        {
            Refuse(suspended, new ResourceUnavailableException(Name, cause));
        }

        while (Queue.Calls.Take() is { } waiting)
        {
            Admission.Leave();
            Refuse(waiting, new ResourceUnavailableException(Name, cause));
        }
    }
}
