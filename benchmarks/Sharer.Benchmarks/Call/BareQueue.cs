using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Call;

/// <summary>The limit: a multi-producer queue of pooled slots, drained on the thread pool by one work item while it is not empty.</summary>
internal sealed class BareQueue(string name) : Contender<int>(name), IThreadPoolWorkItem
{
    // Stands at the head of the list while the work item runs and has seen everything.
    private static readonly ReplySlot Running = ReplySlot.Rent();

    private readonly Counter _counter = new();

    // Newest first. null: nothing waits and no work item is queued or running, so whoever pushes onto it queues one.
    private ReplySlot? _head;

    public override long Executed => _counter.Value;

    public override ValueTask<int> CallAsync(CancellationToken cancellationToken)
    {
        var slot = ReplySlot.Rent();
        var answer = slot.Answer;
        var seen = Volatile.Read(ref _head);
        while (true)
        {
            slot.Next = seen;
            var found = Interlocked.CompareExchange(ref _head, slot, seen);
            if (ReferenceEquals(found, seen))
            {
                break;
            }

            seen = found;
        }

        if (seen is null)
        {
            // Behind the callers that the last batch woke: the next batch is then larger. Measured: a quarter less per call from 4 callers on
            // than with the local queue, and no more with one.
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return answer;
    }

    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            var slot = OldestFirst(Interlocked.Exchange(ref _head, Running)!);
            while (slot is not null)
            {
                // Once completed, the slot belongs to its caller again, and its link with it.
                var next = slot.Next;
                slot.Complete(_counter.Increment());
                slot = next;
            }
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref _head, null, Running), Running));
    }

    private static ReplySlot? OldestFirst(ReplySlot newest)
    {
        ReplySlot? first = null;
        var slot = newest;
        while (slot is not null && !ReferenceEquals(slot, Running))
        {
            var older = slot.Next;
            slot.Next = first;
            first = slot;
            slot = older;
        }

        return first;
    }
}
