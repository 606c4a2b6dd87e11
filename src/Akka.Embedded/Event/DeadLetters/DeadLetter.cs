using Akka.Actor;

namespace Akka.Event;

/// <summary>A message whose recipient does not exist, or no longer.</summary>
public sealed class DeadLetter : AllDeadLetters
{
    /// <summary>Wraps a message.</summary>
    /// <exception cref="ArgumentNullException">Sender or recipient is null.</exception>
    public DeadLetter(object message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipient);
    }
}
