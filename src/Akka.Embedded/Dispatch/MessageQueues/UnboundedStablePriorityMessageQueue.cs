using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The lowest number first, messages of one number in the order of their arrival.</summary>
public class UnboundedStablePriorityMessageQueue : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly PrioritizedMessages _messages;

    /// <summary>An empty queue.</summary>
    public UnboundedStablePriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity) =>
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
