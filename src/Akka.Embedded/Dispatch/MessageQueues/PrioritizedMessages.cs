using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Messages by priority, then by arrival, behind those that were put back in front. The caller holds the queue's lock.</summary>
internal sealed class PrioritizedMessages(Func<object, int> priorityOf, int initialCapacity)
{
    private readonly PriorityQueue<Envelope, (int Priority, long Arrival)> _messages = new(initialCapacity);
    private readonly Stack<Envelope> _front = new();
    private long _arrivals;

    public int Count => _messages.Count + _front.Count;

    // Only the actor itself, on its own turn, puts something in front or takes something out.
    public void PutInFront(Envelope envelope) => _front.Push(envelope);

    public void Enqueue(Envelope envelope) => _messages.Enqueue(envelope, (priorityOf(envelope.Message), _arrivals++));

    public bool TryDequeue(out Envelope envelope) => _front.TryPop(out envelope) || _messages.TryDequeue(out envelope, out _);
}
