using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>First in, first out, without bound.</summary>
public class UnboundedMessageQueue : IMessageQueue, IUnboundedMessageQueueSemantics
{
    private readonly MpscQueue<Envelope> _queue = new();

    /// <summary>An empty queue.</summary>
    public UnboundedMessageQueue()
    {
    }

    /// <inheritdoc/>
    public bool HasMessages => _queue.HasItems;

    /// <inheritdoc/>
    public int Count => _queue.Count;

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope) => _queue.Enqueue(envelope);

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope) => _queue.TryDequeue(out envelope);

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
            deadletters.Enqueue(owner, envelope);
    }
}
