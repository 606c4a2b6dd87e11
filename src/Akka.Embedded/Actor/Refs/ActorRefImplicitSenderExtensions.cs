namespace Akka.Actor;

/// <summary>Telling with the sender that the running actor implies.</summary>
public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Sends the message; the sender is the running actor, or nobody outside an actor.</summary>
    public static void Tell(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.GetCurrentSelfOrNoSender());

    /// <summary>Passes the message on with the sender of the message that the running actor is at.</summary>
    public static void Forward(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.GetCurrentSenderOrNoSender());
}
