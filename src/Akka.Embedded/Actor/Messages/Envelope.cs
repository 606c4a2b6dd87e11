namespace Akka.Actor;

/// <summary>A message with its sender, as it lies in a mailbox.</summary>
public readonly struct Envelope
{
    /// <summary>A message whose sender may be nobody; the dead letters stand in for him.</summary>
    /// <exception cref="ArgumentNullException">The message is null.</exception>
    public Envelope(object message, IActorRef sender, ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(message);
        Message = message;
        Sender = sender ?? system.DeadLetters;
    }

    /// <summary>A message with its sender.</summary>
    public Envelope(object message, IActorRef sender)
    {
        Message = message;
        Sender = sender;
    }

    /// <summary>The message.</summary>
    public object Message { get; }

    /// <summary>Who sent it.</summary>
    public IActorRef Sender { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<{Message}> from {(Sender is null ? "NoSender" : Sender.ToString())}";
}
