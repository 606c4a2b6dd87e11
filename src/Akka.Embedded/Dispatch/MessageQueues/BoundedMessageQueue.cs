using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Dispatch.MessageQueues;

/// <summary>First in, first out, with a bound: a sender waits on its thread for room, then its message is a dead letter.</summary>
public class BoundedMessageQueue : IMessageQueue, IBoundedMessageQueueSemantics
{
    private readonly MpscQueue<Envelope> _queue = new();
    private readonly SemaphoreSlim? _room;

    /// <summary>By <c>mailbox-capacity</c> and <c>mailbox-push-timeout-time</c>.</summary>
    public BoundedMessageQueue(Config config)
        : this(config.GetInt("mailbox-capacity"), config.GetTimeSpan("mailbox-push-timeout-time"))
    {
    }

    /// <summary>With a bound, 0 for none, and a time to wait for room.</summary>
    /// <exception cref="ArgumentException">The bound is negative.</exception>
    public BoundedMessageQueue(int boundedCapacity, TimeSpan pushTimeOut)
    {
        if (boundedCapacity < 0)
            throw new ArgumentException("The capacity for BoundedMessageQueue can not be negative", nameof(boundedCapacity));
        PushTimeOut = pushTimeOut;
        if (boundedCapacity > 0)
            _room = new SemaphoreSlim(boundedCapacity, boundedCapacity);
    }

    /// <inheritdoc/>
    public TimeSpan PushTimeOut { get; set; }

    /// <inheritdoc/>
    public bool HasMessages => _queue.HasItems;

    /// <inheritdoc/>
    public int Count => _queue.Count;

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        if (_room is null || _room.Wait(PushTimeOut))
        {
            _queue.Enqueue(envelope);
            return;
        }

        var deadLetters = ((IInternalActorRef)receiver).Provider.DeadLetters;
        deadLetters.Tell(new DeadLetter(envelope.Message, envelope.Sender ?? deadLetters, receiver), envelope.Sender);
    }

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope)
    {
        if (!_queue.TryDequeue(out envelope))
            return false;
        _room?.Release();
        return true;
    }

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
            deadletters.Enqueue(owner, envelope);
    }
}
