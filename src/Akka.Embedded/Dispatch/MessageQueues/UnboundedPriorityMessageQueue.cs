using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The lowest number first. Messages of one number come in the order of their arrival, which nobody may rely on.</summary>
public class UnboundedPriorityMessageQueue : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly PrioritizedMessages _messages;

    /// <summary>An empty queue.</summary>
    public UnboundedPriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity) =>
        _messages = new PrioritizedMessages(priorityGenerator, initialCapacity);

    /// <inheritdoc/>
    protected override int LockedCount => _messages.Count;

    /// <inheritdoc/>
    public void EnqueueFirst(Envelope envelope) => _messages.PutInFront(envelope);

    /// <inheritdoc/>
    protected override void LockedEnqueue(Envelope envelope) => _messages.Enqueue(envelope);

    /// <inheritdoc/>
    protected override bool LockedTryDequeue(out Envelope envelope) => _messages.TryDequeue(out envelope);
}
