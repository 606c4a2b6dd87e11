using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Watches other actors for their end.</summary>
public interface ICanWatch
{
    /// <summary>Asks for one <see cref="Terminated"/> when the actor stops; at once if it has already.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>Asks for a message of one's own instead of a <see cref="Terminated"/>.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Takes the wish back; a <see cref="Terminated"/> that is already in the mailbox does not come any more.</summary>
    IActorRef Unwatch(IActorRef subject);
}

/// <summary>What an actor knows about itself and its surroundings; only for the actor itself, while it runs.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>The actor's reference.</summary>
    IActorRef Self { get; }

    /// <summary>What the actor was made from.</summary>
    Props Props { get; }

    /// <summary>The sender of the message at hand; the dead letters when there is none.</summary>
    IActorRef Sender { get; }

    /// <summary>The system.</summary>
    ActorSystem System { get; }

    /// <summary>The supervisor.</summary>
    IActorRef Parent { get; }

    /// <summary>What runs the actor.</summary>
    MessageDispatcher Dispatcher { get; }

    /// <summary>After how long without messages a <see cref="Actor.ReceiveTimeout"/> comes; <see langword="null"/> for never.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>The child of that name, or <see cref="Nobody"/>.</summary>
    IActorRef Child(string name);

    /// <summary>The children, a snapshot.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>Replaces the behavior on top; the first one stays below.</summary>
    void Become(Receive receive);

    /// <summary>Puts a behavior on top.</summary>
    void BecomeStacked(Receive receive);

    /// <summary>Goes back to the behavior below; the first one stays.</summary>
    void UnbecomeStacked();

    /// <summary>Asks for a <see cref="Actor.ReceiveTimeout"/> after a time without messages; <see langword="null"/> for none.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Stops an actor, a child or this one, after the message it is at.</summary>
    void Stop(IActorRef child);
}

/// <summary>The context of an <see cref="UntypedActor"/>.</summary>
public interface IUntypedActorContext : IActorContext
{
    /// <summary>Replaces the behavior on top; the first one stays below.</summary>
    void Become(UntypedReceive receive);

    /// <summary>Puts a behavior on top.</summary>
    void BecomeStacked(UntypedReceive receive);
}
