using Akka.Actor;

namespace Akka.TestKit;

#pragma warning disable CS0660, CS0661 // the base class overrides Equals and GetHashCode; Akka.NET's class has no overrides of its own

/// <summary>The reference of an actor that a test looks into.</summary>
public class TestActorRef<TActor> : TestActorRefBase<TActor>
    where TActor : ActorBase
{
    /// <summary>Starts the actor.</summary>
    /// <param name="system">The system.</param>
    /// <param name="actorProps">What makes the actor.</param>
    /// <param name="supervisor">Its parent; by default the user guardian.</param>
    /// <param name="name">Its name; by default one that is made up.</param>
    public TestActorRef(ActorSystem system, Props actorProps, IActorRef? supervisor = null, string? name = null)
        : base(system, actorProps, supervisor, name)
    {
    }

    /// <summary>Whether both are references of the same actor.</summary>
    public static bool operator ==(TestActorRef<TActor>? testActorRef, IActorRef? actorRef) =>
        testActorRef is null ? actorRef is null : testActorRef.Equals(actorRef);

    /// <summary>Whether they are references of different actors.</summary>
    public static bool operator !=(TestActorRef<TActor>? testActorRef, IActorRef? actorRef) => !(testActorRef == actorRef);

    /// <summary>Whether both are references of the same actor.</summary>
    public static bool operator ==(IActorRef? actorRef, TestActorRef<TActor>? testActorRef) => testActorRef == actorRef;

    /// <summary>Whether they are references of different actors.</summary>
    public static bool operator !=(IActorRef? actorRef, TestActorRef<TActor>? testActorRef) => !(testActorRef == actorRef);
}
