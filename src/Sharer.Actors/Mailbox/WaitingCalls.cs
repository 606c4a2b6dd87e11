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
/// missed. <see cref="IsEmpty"/> misses none without it: before the inbox is emptied <see cref="HotFields.InLanes"/> is raised above
/// zero, with a full fence between, so whoever finds the inbox empty finds the calls that were in it counted.</item>
/// <item>The inbox is null only while nobody need look at it: the first who pushes onto null wakes the actor, all others leave it to
/// him. So an inbox that is emptied is left with <see cref="Awake"/> in it; the actor alone takes that out, when it finds nothing to do,
/// and counts as having something to do until it has.</item>
/// <item>A call that is alone, with nothing in the lanes, goes straight to the actor and leaves the inbox null: then who comes next
/// wakes an actor that is awake, which is harmless.</item>
/// </list>
/// </remarks>
internal sealed class WaitingCalls(HotFields hot)
{
    // At the bottom of an inbox that the actor, or who woke it, will come back to.
    private static readonly Call Awake = new Mark();

    private readonly Lanes _lanes = new(WaitingPlace.Mailbox);

    /// <summary>Whether no call waits.</summary>
    internal bool IsEmpty => !IsCall(Volatile.Read(ref hot.Inbox)) && Volatile.Read(ref hot.InLanes) == 0;

    /// <summary>Whether the actor may sleep until it is woken.</summary>
    internal bool IsAsleep => Volatile.Read(ref hot.Inbox) is null && Volatile.Read(ref hot.InLanes) == 0;

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

    /// <returns>Whether the actor has to be woken for it.</returns>
    internal bool Push(Call call)
    {
        var head = Volatile.Read(ref hot.Inbox);
        while (true)
        {
            call.Next = head;
            var found = Interlocked.CompareExchange(ref hot.Inbox, call, head);
            if (ReferenceEquals(found, head))
            {
                return head is null;
            }

            head = found;
        }
    }

    /// <summary>Called by the actor: takes the call whose turn it is; <see langword="null"/> when none waits, and then who comes next wakes it.</summary>
    internal Call? TakeOrSleep()
    {
        while (true)
        {
            // What is in the lanes came before what is in the inbox, and is taken first unless somebody might go before his turn. So the
            // inbox, which belongs to the senders' processors, is touched once for all that have come meanwhile.
            if (Volatile.Read(ref hot.InLanes) != 0 && !Volatile.Read(ref hot.HasRanks) && TakeFromLanes() is { } first)
            {
                return first;
            }

            var newest = Volatile.Read(ref hot.Inbox);
            if (Volatile.Read(ref hot.InLanes) != 0 || (IsCall(newest) && IsCall(newest!.Next)))
            {
                // Somebody else may have taken them out meanwhile; then the mark is still to be taken away.
                if (Take() is { } call)
                {
                    return call;
                }

                continue;
            }

            if (newest is null)
            {
                return null;
            }

            // Alone, or nothing but the mark.
            if (ReferenceEquals(Interlocked.CompareExchange(ref hot.Inbox, null, newest), newest) && IsCall(newest))
            {
                newest.Next = null;
                return newest;
            }
        }
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

    /// <summary>Takes this call, if it waits here and is as <paramref name="state"/> says.</summary>
    internal bool Remove(Call call, int state)
    {
        Enter();
        var found = _lanes.Contains(call, state);
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
        var found = _lanes.Contains(call, Call.SettledSince(stateWhenSent));
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

    private Call? TakeFromLanes()
    {
        Lock();
        var call = _lanes.Take();
        Leave();
        return call;
    }

    private void Lock()
    {
        var taken = false;
        hot.LanesLock.Enter(ref taken);
    }

    /// <summary>Takes the lock and brings what is in the inbox into the lanes.</summary>
    private void Enter()
    {
        Lock();
        // Not more than once each time: the actor may take the last one away, and others may come.
        var newest = Volatile.Read(ref hot.Inbox);
        if (IsCall(newest))
        {
            Volatile.Write(ref hot.InLanes, _lanes.Count + 1);
            while (IsCall(newest))
            {
                var found = Interlocked.CompareExchange(ref hot.Inbox, Awake, newest);
                if (ReferenceEquals(found, newest))
                {
                    Collect(newest!);
                    break;
                }

                newest = found;
            }
        }
    }

    private void Leave()
    {
        Volatile.Write(ref hot.InLanes, _lanes.Count);
        hot.LanesLock.Exit(useMemoryBarrier: false);
    }

    // The inbox is a stack, the newest call on top; the lanes want them in the order in which they came.
    private void Collect(Call newest)
    {
        var oldest = newest;
        var (count, priority, mixed) = (1, newest.Priority, false);
        newest.Place = WaitingPlace.Mailbox;
        for (var call = newest.Next; IsCall(call); count++)
        {
            var older = call!.Next;
            call.Place = WaitingPlace.Mailbox;
            call.Next = oldest;
            oldest.Previous = call;
            mixed |= call.Priority != priority;
            oldest = call;
            call = older;
        }

        newest.Next = null;
        _lanes.Add(oldest, newest, count, mixed);
    }

    private static bool IsCall(Call? call) => call is not null && !ReferenceEquals(call, Awake);

    private sealed class Mark : Call
    {
        internal override void DeliverResult() => throw new NotSupportedException();

        internal override void DeliverFailure(Exception failure) => throw new NotSupportedException();
    }
}
