namespace Akka.Actor;

/// <summary>Something that takes messages: an actor reference or a selection.</summary>
public interface ICanTell
{
    /// <summary>Sends a message without waiting for anything; never blocks on an unbounded mailbox.</summary>
    /// <param name="message">The message; <see langword="null"/> is refused by an actor's reference.</param>
    /// <param name="sender">Who gets the reply; <see cref="ActorRefs.NoSender"/> makes replies dead letters.</param>
    void Tell(object message, IActorRef? sender);
}
