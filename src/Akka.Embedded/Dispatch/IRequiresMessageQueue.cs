using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>An actor that needs a mailbox with those abilities; <c>akka.actor.mailbox.requirements</c> says which one that is.</summary>
public interface IRequiresMessageQueue<T>
    where T : ISemantics
{
}

/// <summary>A mailbox type that says which queues it makes.</summary>
public interface IProducesMessageQueue<TQueue>
    where TQueue : IMessageQueue
{
}

/// <summary>A mailbox type whose queues make a sender wait when they are full.</summary>
public interface IProducesPushTimeoutSemanticsMailbox
{
    /// <summary>How long a sender waits.</summary>
    TimeSpan PushTimeout { get; }
}
