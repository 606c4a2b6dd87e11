using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>The queue of a mailbox: many threads put messages in, one at a time takes them out.</summary>
public interface IMessageQueue
{
    /// <summary>True when a message can be taken; decides whether the actor is scheduled again.</summary>
    bool HasMessages { get; }

    /// <summary>How many messages; a snapshot.</summary>
    int Count { get; }

    /// <summary>Puts a message in; runs on the sender's thread.</summary>
    void Enqueue(IActorRef receiver, Envelope envelope);

    /// <summary>Takes the next message out.</summary>
    bool TryDequeue(out Envelope envelope);

    /// <summary>Empties the queue into the dead letters; runs when the owner has stopped.</summary>
    void CleanUp(IActorRef owner, IMessageQueue deadletters);
}
