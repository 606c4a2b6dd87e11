using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A message with its sender.</summary>
public class RealMessageEnvelope : MessageEnvelope
{
    /// <summary>Makes an envelope.</summary>
    public RealMessageEnvelope(object message, IActorRef sender)
    {
        Message = message;
        Sender = sender;
    }

    /// <inheritdoc />
    public override object Message { get; }

    /// <inheritdoc />
    public override IActorRef Sender { get; }

    /// <inheritdoc />
    public override string ToString() => $"<{Message ?? "null"}> from {(Sender is null || Sender.IsNobody() ? "NoSender" : Sender)}";
}
