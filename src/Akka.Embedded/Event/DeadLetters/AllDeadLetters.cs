using Akka.Actor;

namespace Akka.Event;

/// <summary>A message that did not get to its recipient, for whatever reason.</summary>
public abstract class AllDeadLetters : IWrappedMessage
{
    /// <summary>Wraps a message.</summary>
    protected AllDeadLetters(object message, IActorRef sender, IActorRef recipient)
    {
        Message = message;
        Sender = sender;
        Recipient = recipient;
    }

    /// <summary>The message.</summary>
    public object Message { get; }

    /// <summary>Who should have got it.</summary>
    public IActorRef Recipient { get; }

    /// <summary>Who sent it.</summary>
    public IActorRef Sender { get; }

    /// <inheritdoc />
    public override string ToString() => $"DeadLetter from {Sender} to {Recipient}: <{Message}>";
}
