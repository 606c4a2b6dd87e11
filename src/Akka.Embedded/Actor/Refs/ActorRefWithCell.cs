namespace Akka.Actor;

/// <summary>A reference with an actor behind it.</summary>
public abstract class ActorRefWithCell : ActorRefBase
{
    /// <summary>The actor's cell.</summary>
    public abstract ICell Underlying { get; }

    /// <summary>The actor's children, a snapshot.</summary>
    public abstract IEnumerable<IActorRef> Children { get; }

    /// <summary>The child of that name, or <see cref="Nobody"/>.</summary>
    public abstract IInternalActorRef GetSingleChild(string name);
}
