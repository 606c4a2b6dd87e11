using Akka.Actor;

namespace Akka.Event;

/// <summary>A dead letter that whoever sent it does not mind.</summary>
public sealed class SuppressedDeadLetter : AllDeadLetters
{
    /// <summary>Wraps a message.</summary>
    /// <exception cref="ArgumentNullException">Sender or recipient is null.</exception>
    public SuppressedDeadLetter(IDeadLetterSuppression message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipient);
    }
}
