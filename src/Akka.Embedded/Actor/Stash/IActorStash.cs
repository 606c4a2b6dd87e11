using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>An actor with a stash.</summary>
public interface IActorStash
{
    /// <summary>The stash; the engine sets it before the first message.</summary>
    IStash Stash { get; set; }
}

/// <summary>An actor with a stash, whatever its mailbox.</summary>
public interface IWithUnrestrictedStash : IActorStash
{
}

/// <summary>An actor with a stash and a mailbox with two ends.</summary>
public interface IWithStash : IWithUnrestrictedStash, IRequiresMessageQueue<IDequeBasedMessageQueueSemantics>
{
}

/// <summary>An actor with an unbounded stash and an unbounded mailbox with two ends.</summary>
public interface IWithUnboundedStash : IWithUnrestrictedStash, IRequiresMessageQueue<IUnboundedDequeBasedMessageQueueSemantics>
{
}

/// <summary>An actor with a bounded stash and a bounded mailbox with two ends.</summary>
public interface IWithBoundedStash : IWithUnrestrictedStash, IRequiresMessageQueue<IBoundedDequeBasedMessageQueueSemantics>
{
}
