using Akka.Util;

namespace Akka.Actor;

/// <summary>The address of one incarnation of an actor; immutable, comparable and safe to pass on.</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable, ISurrogated
{
    /// <summary>Where the actor lives in its system.</summary>
    ActorPath Path { get; }
}
