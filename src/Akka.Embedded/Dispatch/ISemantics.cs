using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>An ability of a queue.</summary>
public interface ISemantics
{
}

/// <summary>Takes any number of messages.</summary>
public interface IUnboundedMessageQueueSemantics : ISemantics
{
}

/// <summary>Takes a limited number of messages.</summary>
public interface IBoundedMessageQueueSemantics : ISemantics
{
    /// <summary>How long a sender waits for room.</summary>
    TimeSpan PushTimeOut { get; }
}

/// <summary>Has two ends.</summary>
public interface IDequeBasedMessageQueueSemantics : ISemantics
{
    /// <summary>Puts a message in front; only the actor itself does so.</summary>
    void EnqueueFirst(Envelope envelope);
}

/// <summary>Has two ends and takes any number of messages.</summary>
public interface IUnboundedDequeBasedMessageQueueSemantics : IDequeBasedMessageQueueSemantics, IUnboundedMessageQueueSemantics
{
}

/// <summary>Has two ends and takes a limited number of messages.</summary>
public interface IBoundedDequeBasedMessageQueueSemantics : IDequeBasedMessageQueueSemantics, IBoundedMessageQueueSemantics
{
}

/// <summary>May be read by several threads.</summary>
public interface IMultipleConsumerSemantics : ISemantics
{
}

/// <summary>Is guarded by a lock.</summary>
public interface IBlockingMessageQueueSemantics : IMultipleConsumerSemantics
{
    /// <summary>How long to wait for the lock.</summary>
    TimeSpan BlockTimeOut { get; set; }
}
