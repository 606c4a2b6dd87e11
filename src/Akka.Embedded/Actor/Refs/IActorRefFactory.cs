namespace Akka.Actor;

/// <summary>Makes actors and finds them: a system or an actor's context.</summary>
public interface IActorRefFactory
{
    /// <summary>Makes an actor under this one.</summary>
    /// <param name="props">What to make.</param>
    /// <param name="name">Its name among its siblings; a fresh one like <c>$a</c> when left out.</param>
    /// <exception cref="InvalidActorNameException">The name is illegal or taken.</exception>
    IActorRef ActorOf(Props props, string? name = null);

    /// <summary>Selects by path.</summary>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>Selects by the text of a path: absolute, or relative to this one; the elements may be patterns with <c>*</c> and <c>?</c>.</summary>
    ActorSelection ActorSelection(string actorPath);
}
