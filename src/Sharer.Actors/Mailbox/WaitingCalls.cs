using Sharer.Calls;
using Sharer.Resource;

namespace Sharer.Mailbox;

/// <summary>The calls that wait for one resource: an inbox that any sender pushes into, and behind it the lanes.</summary>
/// <remarks>
/// Invariants:
/// <list type="number">
/// <item>Senders touch the inbox alone: one compare-and-swap, no lock. The lanes belong to whoever holds the lock, which is the actor
/// between two calls and, rarely, who ends a waiting call from outside. The lock is a spin lock, half the price of a monitor: it is
/// held for a few instructions (for a walk over the lanes once a tick), and nothing is called out to under it.</item>
/// <item>A call is in the inbox, in the lanes, or out, and moves from the one to the other under the lock, so under the lock none is
/// missed. <see cref="IsEmpty"/> misses none without it: before the inbox is emptied <c>_inLanes</c> is raised above zero, with a full
/// fence between, so whoever finds the inbox empty finds the calls that were in it counted.</item>
/// </list>
/// </remarks>
internal sealed class WaitingCalls
{
    private readonly Lanes _lanes = new(WaitingPlace.Mailbox);
    private SpinLock _lock = new(enableThreadOwnerTracking: false);
    private Call? _inbox;
    private int _inLanes;

    internal bool IsEmpty => Volatile.Read(ref _inbox) is null && Volatile.Read(ref _inLanes) == 0;

    internal int Count
    {
        get
        {
            Enter();
            var count = _lanes.Count;
            Leave();
            return count;
        }
    }

    internal void Push(Call call)
    {
        Call? head;
        do
        {
            head = Volatile.Read(ref _inbox);
            call.Next = head;
        }
        while (Interlocked.CompareExchange(ref _inbox, call, head) != head);
    }

    /// <summary>Takes the call whose turn it is; <see langword="null"/> when none waits.</summary>
    internal Call? Take()
    {
        if (IsEmpty)
        {
            return null;
        }

        Enter();
        var call = _lanes.Take();
        Leave();
        return call;
    }

    /// <summary>Takes the call whose turn it is, if it can run in a batch and nothing above <paramref name="priority"/> waits.</summary>
    internal Call? TakeForBatch(CallPriority priority)
    {
        if (IsEmpty)
        {
            return null;
        }

        Enter();
        var call = _lanes.TakeForBatch(priority);
        Leave();
        return call;
    }

    /// <summary>Puts a call that was taken back, before all others of its priority.</summary>
    internal void PutBack(Call call)
    {
        Enter();
        _lanes.PutBack(call);
        Leave();
    }

    /// <summary>Takes the call that has waited longest in the lowest lane that is not empty.</summary>
    internal Call? TakeOldest()
    {
        Enter();
        var call = _lanes.OldestOfLowest();
        if (call is not null)
        {
            _lanes.Remove(call);
        }

        Leave();
        return call;
    }

    /// <summary>Takes this call, if it waits here.</summary>
    internal bool Remove(Call call)
    {
        Enter();
        var found = _lanes.Contains(call);
        if (found)
        {
            _lanes.Remove(call);
        }

        Leave();
        return found;
    }

    /// <summary>Takes this call, if it waits here although it has ended in the life in which it was sent.</summary>
    internal bool RemoveEnded(Call call, int stateWhenSent)
    {
        Enter();
        var found = _lanes.Contains(call) && call.IsSettledSince(stateWhenSent);
        if (found)
        {
            _lanes.Remove(call);
        }

        Leave();
        return found;
    }

    /// <summary>Adds every call whose time is up to <paramref name="expired"/>.</summary>
    internal void CopyExpired(in Tick tick, List<Call> expired)
    {
        if (IsEmpty)
        {
            return;
        }

        Enter();
        try
        {
            _lanes.CopyExpired(tick, expired);
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Takes the lock and brings what is in the inbox into the lanes.</summary>
    private void Enter()
    {
        var taken = false;
        _lock.Enter(ref taken);
        if (_inbox is not null)
        {
            Volatile.Write(ref _inLanes, _lanes.Count + 1);
            Collect(Interlocked.Exchange(ref _inbox, null));
        }
    }

    private void Leave()
    {
        Volatile.Write(ref _inLanes, _lanes.Count);
        _lock.Exit(useMemoryBarrier: false);
    }

    // The inbox is a stack, the newest call on top; the lanes want them in the order in which they came.
    private void Collect(Call? newest)
    {
        Call? oldest = null;
        while (newest is not null)
        {
            var next = newest.Next;
            newest.Next = oldest;
            oldest = newest;
            newest = next;
        }

        while (oldest is not null)
        {
            var next = oldest.Next;
            _lanes.Add(oldest);
            oldest = next;
        }
    }
}
