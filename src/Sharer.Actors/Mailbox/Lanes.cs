using System.Runtime.InteropServices;
using Sharer.Calls;
using Sharer.Resource;

namespace Sharer.Mailbox;

/// <summary>Waiting calls in three lanes, one a priority, each first in, first out.</summary>
/// <remarks>
/// The calls themselves are the links, so a call leaves from anywhere in constant time and waiting costs no memory of its own.
/// Not thread-safe: the owner's lock guards it. A call is only ever looked for in the lanes of its own resource. The fields keep
/// a cache line's distance from whatever lies beside them in memory, for the reason that <see cref="HotFields"/> gives.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = 208)]
internal sealed class Lanes
{
    /// <summary>How many calls may pass a waiting lower one before one lower call runs (C2).</summary>
    internal const int MaxPassing = 16;

    [FieldOffset(64)]
    private readonly WaitingPlace _place;

    [FieldOffset(68)]
    private int _count;

    [FieldOffset(72)]
    private Lane _normal;

    [FieldOffset(96)]
    private Lane _high;

    [FieldOffset(120)]
    private Lane _low;

    internal Lanes(WaitingPlace place) => _place = place;

    internal int Count => _count;

    internal void Add(Call call)
    {
        call.Place = _place;
        LaneOf(call.Priority).Append(call);
        _count++;
    }

    /// <summary>Adds calls that are linked in the order in which they came, and whose place is marked.</summary>
    internal void Add(Call oldest, Call newest, int count, bool mixed)
    {
        if (!mixed)
        {
            LaneOf(oldest.Priority).Append(oldest, newest);
            _count += count;
            return;
        }

        for (var call = oldest; call is not null;)
        {
            var next = call.Next;
            Add(call);
            call = next;
        }
    }

    /// <summary>Whether the call is here, in the life and phase that <paramref name="state"/> says.</summary>
    /// <remarks>
    /// The place is read first, and the barrier keeps it so: in its next life the call may be in another resource's lanes, whose lock
    /// is another; then the state read after it shows that life.
    /// </remarks>
    internal bool Contains(Call call, int state)
    {
        var isHere = call.Place == _place;
        Volatile.ReadBarrier();
        return isHere && call.State == state;
    }

    internal void Remove(Call call)
    {
        LaneOf(call.Priority).Unlink(call);
        call.Place = WaitingPlace.Nowhere;
        _count--;
    }

    /// <summary>Takes the call whose turn it is; <see langword="null"/> when none waits.</summary>
    internal Call? Take()
    {
        if (Count == 0)
        {
            return null;
        }

        ref var lane = ref NextLane();
        var call = lane.First!;
        lane.Passed = 0;
        Remove(call);
        return call;
    }

    /// <summary>Takes the call whose turn it is, if it can run in a batch and nothing above <paramref name="priority"/> waits.</summary>
    internal Call? TakeForBatch(CallPriority priority) =>
        Highest is { } highest && highest.Priority <= priority && Next is { Batch: true } ? Take() : null;

    private Call? Highest => _high.First ?? _normal.First ?? _low.First;

    private Call? Next => _low.IsStarved ? _low.First : _normal.IsStarved ? _normal.First : Highest;

    /// <summary>Puts a call that was taken back where it was, before all others of its priority. It was its turn, and still is.</summary>
    internal void PutBack(Call call)
    {
        call.Place = _place;
        ref var lane = ref LaneOf(call.Priority);
        lane.Prepend(call);
        lane.Passed = MaxPassing;
        _count++;
        if (call.Priority > CallPriority.Low)
        {
            _low.TakeBackPassing();
        }

        if (call.Priority > CallPriority.Normal)
        {
            _normal.TakeBackPassing();
        }
    }

    /// <summary>The call that has waited longest in the lowest lane that is not empty.</summary>
    internal Call? OldestOfLowest() => _low.First ?? _normal.First ?? _high.First;

    /// <summary>Adds every call whose time is up to <paramref name="expired"/>, the highest lane first.</summary>
    internal void CopyExpired(in Tick tick, List<Call> expired)
    {
        _high.CopyExpired(tick, expired);
        _normal.CopyExpired(tick, expired);
        _low.CopyExpired(tick, expired);
    }

    private ref Lane NextLane()
    {
        if (_low.IsStarved)
        {
            return ref _low;
        }

        if (_normal.IsStarved && _high.First is not null)
        {
            _low.CountPassing();
            return ref _normal;
        }

        if (_high.First is not null)
        {
            _normal.CountPassing();
            _low.CountPassing();
            return ref _high;
        }

        if (_normal.First is not null)
        {
            _low.CountPassing();
            return ref _normal;
        }

        return ref _low;
    }

    private ref Lane LaneOf(CallPriority priority)
    {
        switch (priority)
        {
            case CallPriority.High: return ref _high;
            case CallPriority.Low: return ref _low;
            default: return ref _normal;
        }
    }

    private struct Lane
    {
        internal Call? First;
        internal Call? Last;
        internal int Passed;

        internal readonly bool IsStarved => First is not null && Passed >= MaxPassing;

        internal void CountPassing()
        {
            if (First is not null)
            {
                Passed++;
            }
        }

        internal void TakeBackPassing()
        {
            if (Passed > 0)
            {
                Passed--;
            }
        }

        internal void Append(Call call)
        {
            call.Next = null;
            Append(call, call);
        }

        internal void Append(Call oldest, Call newest)
        {
            oldest.Previous = Last;
            if (Last is null)
            {
                First = oldest;
                Passed = 0;
            }
            else
            {
                Last.Next = oldest;
            }

            Last = newest;
        }

        internal void Prepend(Call call)
        {
            call.Previous = null;
            call.Next = First;
            if (First is null)
            {
                Last = call;
            }
            else
            {
                First.Previous = call;
            }

            First = call;
        }

        internal void Unlink(Call call)
        {
            if (call.Previous is null)
            {
                First = call.Next;
            }
            else
            {
                call.Previous.Next = call.Next;
            }

            if (call.Next is null)
            {
                Last = call.Previous;
            }
            else
            {
                call.Next.Previous = call.Previous;
            }

            call.Next = null;
            call.Previous = null;
        }

        internal readonly void CopyExpired(in Tick tick, List<Call> expired)
        {
            for (var call = First; call is not null; call = call.Next)
            {
                tick.Forgive(call);
                if (call.IsExpired(tick.Now))
                {
                    expired.Add(call);
                }
            }
        }
    }
}
