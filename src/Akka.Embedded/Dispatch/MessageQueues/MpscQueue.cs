using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Akka.Dispatch.MessageQueues;

/// <summary>
/// Many producers, one consumer at a time, first in first out, without bound. Rings of slots are linked; a full ring is frozen and a
/// larger one follows. Drained rings are kept for the next need, so nothing is allocated in the steady state.
/// </summary>
/// <remarks>
/// Invariants: only the tail ring is not frozen. A producer owns the slot whose position it has won by CAS on the ring's tail and
/// publishes it by the slot's sequence. Positions of a ring only grow, also when it is used again, so a producer that still holds a
/// ring from before can win a position only in the tail ring, where it is welcome.
/// <para>
/// That CAS is a full fence, and the only one of an <see cref="Enqueue"/>: an item counts from then on, though it can be taken only a few
/// instructions later. So who enqueues and then reads a flag, and who sets that flag, with a fence, and then asks <see cref="HasItems"/>,
/// cannot both miss the other. <see cref="TryDequeue"/> waits those few instructions out.
/// </para>
/// </remarks>
internal sealed class MpscQueue<T>
{
    private const int FirstCapacity = 8;

    // Larger rings of envelopes would be large objects to the garbage collector.
    private const int LargestCapacity = 2048;
    private const int MostSpares = 4;

    private readonly Lock _growing = new();
    private Ring _tail;
    private Ring? _spare;
    private int _spares;
#pragma warning disable CS0169, IDE0051 // keeps what producers read apart from what the consumer writes
    private CacheLine _padding;
#pragma warning restore CS0169, IDE0051
    private Ring _head;
    private long _position;

    public MpscQueue() => _head = _tail = new Ring(FirstCapacity);

    /// <summary>True when there is an item, or one is being put in; exact for the consumer, a snapshot for others.</summary>
    public bool HasItems
    {
        get
        {
            var ring = Volatile.Read(ref _head);
            var position = Volatile.Read(ref _position);
            while (!ring.IsWon(position))
            {
                if (!ring.IsFrozenAt(position) || Volatile.Read(ref ring.Next) is not { } next)
                    return false;
                ring = next;
                position = next.Start;
            }

            return true;
        }
    }

    /// <summary>How many items; a snapshot.</summary>
    public int Count
    {
        get
        {
            var head = Volatile.Read(ref _head);
            var taken = head.Offset + Volatile.Read(ref _position);
            var tail = Volatile.Read(ref _tail);
            return (int)Math.Clamp(tail.Offset + tail.TailPosition - taken, 0, int.MaxValue);
        }
    }

    public void Enqueue(in T item)
    {
        while (true)
        {
            var ring = Volatile.Read(ref _tail);
            if (ring.TryEnqueue(item))
                return;
            Grow(ring);
        }
    }

    public bool TryDequeue([MaybeNullWhen(false)] out T item)
    {
        var ring = _head;
        var position = _position;
        if (!ring.IsPublished(position) && !TryAwait(ref ring, ref position))
        {
            item = default;
            return false;
        }

        item = ring.Take(position);
        Volatile.Write(ref _position, position + 1);
        return true;
    }

    // Looks further, from ring to ring, and waits for a producer who has won the position and not published it.
    private bool TryAwait(ref Ring ring, ref long position)
    {
        var spinner = new SpinWait();
        while (!ring.IsPublished(position))
        {
            if (ring.IsWon(position))
            {
                spinner.SpinOnce(sleep1Threshold: -1);
                continue;
            }

            if (!ring.IsFrozenAt(position) || Volatile.Read(ref ring.Next) is not { } next)
                return false;
            Volatile.Write(ref _head, next);
            Volatile.Write(ref _position, next.Start);
            Retire(ring);
            ring = next;
            position = next.Start;
        }

        return true;
    }

    private void Grow(Ring full)
    {
        lock (_growing)
        {
            if (_tail != full || full.HasRoom)
                return;
            var end = full.Freeze();
            var next = TakeSpare(full.Capacity) ?? new Ring(Math.Min(full.Capacity * 2, LargestCapacity));
            next.Start = next.TailPosition;
            next.Offset = full.Offset + end - next.Start;
            Volatile.Write(ref full.Next, next);
            Volatile.Write(ref _tail, next);
            // Last: an item must not enter a ring that the consumer cannot reach yet.
            next.Thaw();
        }
    }

    private Ring? TakeSpare(int leastCapacity)
    {
        if (_spare is not { } spare || spare.Capacity < leastCapacity)
            return null;
        _spare = spare.Next;
        _spares--;
        spare.Next = null;
        return spare;
    }

    private void Retire(Ring drained)
    {
        lock (_growing)
        {
            if (_spare is { } spare && spare.Capacity < drained.Capacity)
            {
                _spare = null;
                _spares = 0;
            }

            drained.Next = null;
            if (_spares == MostSpares)
                return;
            drained.Next = _spare;
            _spare = drained;
            _spares++;
        }
    }

    private sealed class Ring
    {
        private const long Frozen = long.MinValue;

        private readonly Slot[] _slots;
        private readonly int _mask;
        private long _tail;

        public Ring(int capacity)
        {
            _slots = new Slot[capacity];
            _mask = capacity - 1;
            for (var i = 0; i < capacity; i++)
                _slots[i].Sequence = i;
        }

        /// <summary>What follows; set once the ring is frozen. Spares are linked by it too.</summary>
        public Ring? Next;

        /// <summary>The first position of this use of the ring.</summary>
        public long Start { get; set; }

        /// <summary>What makes positions of this use comparable with those of other rings.</summary>
        public long Offset { get; set; }

        public int Capacity => _slots.Length;

        public long TailPosition => Volatile.Read(ref _tail) & ~Frozen;

        public bool HasRoom
        {
            get
            {
                var tail = Volatile.Read(ref _tail);
                return tail >= 0 && Volatile.Read(ref At(tail).Sequence) >= tail;
            }
        }

        public bool TryEnqueue(in T item)
        {
            while (true)
            {
                var tail = Volatile.Read(ref _tail);
                if (tail < 0)
                    return false;
                ref var slot = ref At(tail);
                var ahead = Volatile.Read(ref slot.Sequence) - tail;
                if (ahead < 0)
                    return false;
                if (ahead == 0 && Interlocked.CompareExchange(ref _tail, tail + 1, tail) == tail)
                {
                    slot.Item = item;
                    Volatile.Write(ref slot.Sequence, tail + 1);
                    return true;
                }
            }
        }

        /// <summary>True when a producer has won the position.</summary>
        public bool IsWon(long position) => (Volatile.Read(ref _tail) & ~Frozen) > position;

        public bool IsPublished(long position) => Volatile.Read(ref At(position).Sequence) == position + 1;

        public bool IsFrozenAt(long position) => Volatile.Read(ref _tail) == (position | Frozen);

        public T Take(long position)
        {
            ref var slot = ref At(position);
            var item = slot.Item;
            slot.Item = default!;
            Volatile.Write(ref slot.Sequence, position + _slots.Length);
            return item;
        }

        public long Freeze() => Interlocked.Or(ref _tail, Frozen) & ~Frozen;

        public void Thaw() => Interlocked.And(ref _tail, ~Frozen);

        private ref Slot At(long position) => ref _slots[(int)position & _mask];
    }

    private struct Slot
    {
        /// <summary>The position that may be written next; one more when it is there to be read.</summary>
        public long Sequence;

        public T Item;
    }

    [InlineArray(16)]
    private struct CacheLine
    {
        private long _first;
    }
}
