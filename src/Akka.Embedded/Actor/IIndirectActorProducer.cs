namespace Akka.Actor;

/// <summary>Makes the instances of an actor in a way of its own.</summary>
public interface IIndirectActorProducer
{
    /// <summary>The class of the instances.</summary>
    Type ActorType { get; }

    /// <summary>A new instance.</summary>
    ActorBase Produce();

    /// <summary>Told when an instance is dismissed.</summary>
    void Release(ActorBase actor);
}
