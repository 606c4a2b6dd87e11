using Akka.Actor;

namespace Akka.Event;

/// <summary>A message that was thrown away on purpose, because of a full queue for instance.</summary>
public sealed class Dropped : AllDeadLetters
{
    /// <summary>Wraps a message that nobody in particular sent.</summary>
    public Dropped(object message, string reason, IActorRef recipient)
        : this(message, reason, ActorRefs.NoSender, recipient)
    {
    }

    /// <summary>Wraps a message.</summary>
    public Dropped(object message, string reason, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient) => Reason = reason;

    /// <summary>Why it was dropped.</summary>
    public string Reason { get; }
}
