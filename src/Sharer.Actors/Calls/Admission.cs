using Sharer.Mailbox;
using Sharer.Resource;

namespace Sharer.Calls;

/// <summary>Lets at most so many calls in at once; suspends the others in order, without a thread.</summary>
/// <remarks>
/// Inside are the calls that entered and have not left; the counts only ever grow. Entering is one compare-and-swap on a line that
/// only callers write. The actor counts those that leave after their turn by plain writes, nobody else writes there; whoever ends a
/// waiting call from outside has a count of his own.
/// <para>Invariants: nobody enters past a suspended call, for a newcomer that sees <c>_suspended</c> queues behind it; and a suspended
/// call that is let in is sent to the mailbox before that count falls, so that a later call of the same caller cannot pass it (C2).</para>
/// <para>Nobody is let in to a closed queue, which fails each call it gets and so would let in the next one within this one. Who sends
/// under the lock therefore has seen the queue open, and the closer takes the lock after it has closed the queue: lock order is this
/// lock, then those of the mailbox.</para>
/// <para>No place is lost: who suspends publishes the count and then looks for a place again, who leaves frees the place and then looks
/// at the count, each with a full fence between, so one of the two sees the other. On the actor's way that fence is the one by which it
/// takes the next call or, when there is none, goes to sleep: it looks once without, to fill the place at once, and again afterwards.</para>
/// </remarks>
internal sealed class Admission(ResourceCore resource, int capacity)
{
    private readonly long _limit = capacity + 1L;
    private readonly int _room = Math.Clamp(capacity / 16, 1, 64);
    private readonly Lock _lock = new();
    private readonly HotFields _hot = resource.Hot;

    // Made for the first caller that is suspended, under the lock.
    private Lanes? _waiting;
    private int _suspended;
    private bool _letsIn;

    /// <summary>Whether the calling thread lets calls in, or takes them out, at this moment.</summary>
    internal bool IsLockedHere => _lock.IsHeldByCurrentThread;

    /// <summary>How many callers are suspended.</summary>
    internal int Suspended => Volatile.Read(ref _suspended);

    /// <summary>How many calls are inside, waiting or running.</summary>
    /// <remarks>Never too few: who has left is read first.</remarks>
    internal long Inside
    {
        get
        {
            var left = Left;
            return Volatile.Read(ref _hot.Entered) - left;
        }
    }

    /// <summary>Whether nobody can come in before somebody leaves.</summary>
    internal bool IsFull => Inside >= _limit;

    /// <summary>How many calls have ever entered.</summary>
    internal long Entered => Volatile.Read(ref _hot.Entered);

    internal bool TryEnter(Call call)
    {
        if (call.Priority != CallPriority.Normal && !Volatile.Read(ref _hot.HasRanks))
        {
            Volatile.Write(ref _hot.HasRanks, true);
        }

        return Volatile.Read(ref _suspended) == 0 && TryTakePlaces(1) == 1;
    }

    /// <summary>Gives a place back, to the first suspended call if there is one.</summary>
    internal void Leave()
    {
        Interlocked.Increment(ref _hot.LeftUnserved);
        FillPlace();
    }

    /// <summary>Called by the actor for a call that has had its turn: frees the place. <see cref="FillPlace"/> is to follow at once, and again after a full fence.</summary>
    internal void LeaveServed() => Volatile.Write(ref _hot.LeftServed, _hot.LeftServed + 1);

    /// <summary>Whether suspended calls are to be let in now. Not by who is letting them in already: he goes on until no more fit.</summary>
    internal bool IsToBeFilled => Suspended != 0 && !IsFull && IsRoomEnough && !IsLockedHere;

    /// <summary>Lets suspended calls in, if there are any, and room for enough of them.</summary>
    internal void FillPlace()
    {
        if (IsToBeFilled)
        {
            FillPlaces();
        }
    }

    /// <summary>Lets suspended calls in as long as there is a place: for one that cannot wait behind them.</summary>
    internal void FillPlaces()
    {
        if (Volatile.Read(ref _suspended) != 0)
        {
            lock (_lock)
            {
                LetIn();
            }
        }
    }

    /// <returns>Whether it is suspended; otherwise it had ended before.</returns>
    internal bool Suspend(Call call)
    {
        lock (_lock)
        {
            _waiting ??= new Lanes(WaitingPlace.Admission);
            _waiting.Add(call);
            Interlocked.Exchange(ref _suspended, _waiting.Count);
            var ended = call.Phase != CallPhase.Waiting;
            if (ended)
            {
                _waiting.Remove(call);
            }

            LetIn();
            return !ended;
        }
    }

    /// <summary>Takes a suspended call out, if it is here and is as <paramref name="state"/> says.</summary>
    internal bool Remove(Call call, int state)
    {
        lock (_lock)
        {
            if (_waiting is null || !_waiting.Contains(call, state))
            {
                return false;
            }

            _waiting.Remove(call);
            Volatile.Write(ref _suspended, _waiting.Count);
            return true;
        }
    }

    /// <summary>Adds every suspended call whose time is up to <paramref name="expired"/>.</summary>
    internal void CopyExpired(in Tick tick, List<Call> expired)
    {
        if (Suspended == 0)
        {
            return;
        }

        lock (_lock)
        {
            _waiting?.CopyExpired(tick, expired);
        }
    }

    /// <summary>Takes the next suspended call out, for the taker to fail; <see langword="null"/> when there is none.</summary>
    internal Call? TakeToFail()
    {
        lock (_lock)
        {
            var call = _waiting?.Take();
            Volatile.Write(ref _suspended, _waiting?.Count ?? 0);
            return call;
        }
    }

    // Several at a time, for one lock and one walk through memory that has gone cold: a few places stay free until then, behind calls
    // that run before any that is let in could. Not where it might run earlier, being of a higher priority, or where a batch waits for it.
    private bool IsRoomEnough =>
        _limit - Inside >= _room || Volatile.Read(ref _hot.HasRanks) || resource.Held is not null;

    // A call that ends as it is let in gives its place back within this, and by that comes here again; whoever began sees to that place.
    // A caller who is told that it ended may at once, within this too, take others out that were counted: their places are given back.
    private void LetIn()
    {
        if (_letsIn)
        {
            return;
        }

        _letsIn = true;
        try
        {
            while (_waiting!.Count > 0 && !resource.Queue.IsClosed && TryTakePlaces(_waiting.Count) is > 0 and var places)
            {
                for (; places > 0 && _waiting.Take() is { } next; places--)
                {
                    resource.Send(next);
                }

                if (places > 0)
                {
                    Interlocked.Add(ref _hot.LeftUnserved, places);
                    // Who took them out looked when their places were still taken.
                    resource.LookAtStop();
                }
            }
        }
        finally
        {
            _letsIn = false;
            Volatile.Write(ref _suspended, _waiting!.Count);
        }
    }

    private long Left => Volatile.Read(ref _hot.LeftServed) + Volatile.Read(ref _hot.LeftUnserved);

    /// <returns>How many of <paramref name="wanted"/> places there were.</returns>
    private int TryTakePlaces(int wanted)
    {
        while (true)
        {
            var entered = Volatile.Read(ref _hot.Entered);
            var free = _limit - (entered - _hot.LeftSeen);
            if (free < wanted)
            {
                // A stale value is only ever too small, and then this branch is taken once more.
                var left = Left;
                _hot.LeftSeen = left;
                free = _limit - (entered - left);
                if (free <= 0)
                {
                    return 0;
                }
            }

            var taken = (int)Math.Min(free, wanted);
            if (Interlocked.CompareExchange(ref _hot.Entered, entered + taken, entered) == entered)
            {
                return taken;
            }
        }
    }
}
