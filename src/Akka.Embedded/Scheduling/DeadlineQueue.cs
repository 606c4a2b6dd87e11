namespace Akka.Actor;

/// <summary>
/// Entries by deadline: a binary heap whose entries know their place, so that a cancelled one leaves it at once.
/// Not thread-safe.
/// </summary>
internal sealed class DeadlineQueue
{
    private ScheduledEntry[] _heap = new ScheduledEntry[16];
    private int _count;

    public int Count => _count;

    /// <summary>When the first entry is due.</summary>
    public long FirstDeadline => _heap[0].Deadline;

    public bool IsFirst(ScheduledEntry entry) => _heap[0] == entry;

    public void Add(ScheduledEntry entry)
    {
        if (_count == _heap.Length)
            Array.Resize(ref _heap, _count * 2);
        RiseFrom(_count++, entry);
    }

    public ScheduledEntry TakeFirst()
    {
        var first = _heap[0];
        Remove(first);
        return first;
    }

    /// <summary>Takes an entry out; returns false when it is not in.</summary>
    public bool Remove(ScheduledEntry entry)
    {
        var hole = entry.Index;
        if (hole == ScheduledEntry.NotQueued)
            return false;

        entry.Index = ScheduledEntry.NotQueued;
        var last = _heap[--_count];
        _heap[_count] = null!;
        if (last == entry)
            return true;

        if (hole > 0 && IsBefore(last, _heap[(hole - 1) / 2]))
            RiseFrom(hole, last);
        else
            SinkFrom(hole, last);
        return true;
    }

    private void RiseFrom(int index, ScheduledEntry entry)
    {
        while (index > 0)
        {
            var parent = (index - 1) / 2;
            if (!IsBefore(entry, _heap[parent]))
                break;
            Put(index, _heap[parent]);
            index = parent;
        }

        Put(index, entry);
    }

    private void SinkFrom(int index, ScheduledEntry entry)
    {
        for (int child; (child = (2 * index) + 1) < _count; index = child)
        {
            if (child + 1 < _count && IsBefore(_heap[child + 1], _heap[child]))
                child++;
            if (!IsBefore(_heap[child], entry))
                break;
            Put(index, _heap[child]);
        }

        Put(index, entry);
    }

    private void Put(int index, ScheduledEntry entry)
    {
        _heap[index] = entry;
        entry.Index = index;
    }

    private static bool IsBefore(ScheduledEntry a, ScheduledEntry b) =>
        a.Deadline < b.Deadline || (a.Deadline == b.Deadline && a.Order < b.Order);
}
