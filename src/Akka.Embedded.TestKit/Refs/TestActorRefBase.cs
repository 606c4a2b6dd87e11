using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>The reference of an actor that a test looks into.</summary>
/// <remarks>Unless its props name a dispatcher, the actor runs on the thread that sends to it.</remarks>
public abstract class TestActorRefBase<TActor> : IInternalActorRef
    where TActor : ActorBase
{
    private readonly InternalTestActorRef _actor;

    /// <summary>Starts the actor.</summary>
    /// <param name="system">The system.</param>
    /// <param name="actorProps">What makes the actor.</param>
    /// <param name="supervisor">Its parent; by default the user guardian.</param>
    /// <param name="name">Its name; by default one that is made up.</param>
    protected TestActorRefBase(ActorSystem system, Props actorProps, IActorRef? supervisor = null, string? name = null) =>
        _actor = InternalTestActorRef.Create(system, actorProps, supervisor, name);

    /// <summary>The actor's own reference.</summary>
    public IActorRef Ref => _actor;

    /// <summary>The actor's instance, which is another after a restart.</summary>
    /// <exception cref="IllegalActorStateException">The actor has terminated.</exception>
    public TActor UnderlyingActor => (TActor)_actor.UnderlyingActor;

    /// <summary>The actor's path.</summary>
    public ActorPath Path => _actor.Path;

    bool IActorRefScope.IsLocal => _actor.IsLocal;

    IInternalActorRef IInternalActorRef.Parent => _actor.Parent;

    IActorRefProvider IInternalActorRef.Provider => _actor.Provider;

    bool IInternalActorRef.IsTerminated => _actor.IsTerminated;

    /// <summary>Returns the actor's own reference.</summary>
    public static IActorRef ToActorRef(TestActorRefBase<TActor> actorRef) => actorRef._actor;

    /// <summary>Whether both are references of the same actor.</summary>
    public static bool operator ==(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) =>
        testActorRef is null ? actorRef is null : testActorRef.Equals(actorRef);

    /// <summary>Whether they are references of different actors.</summary>
    public static bool operator !=(TestActorRefBase<TActor>? testActorRef, IActorRef? actorRef) => !(testActorRef == actorRef);

    /// <summary>Whether both are references of the same actor.</summary>
    public static bool operator ==(IActorRef? actorRef, TestActorRefBase<TActor>? testActorRef) => testActorRef == actorRef;

    /// <summary>Whether they are references of different actors.</summary>
    public static bool operator !=(IActorRef? actorRef, TestActorRefBase<TActor>? testActorRef) => !(testActorRef == actorRef);

    /// <summary>Lets the actor handle a message at once, past mailbox and supervision: what it throws comes out here.</summary>
    public void Receive(object message, IActorRef? sender = null) => _actor.Receive(message, sender);

    /// <summary>The same for an asynchronous handler; the task ends with it.</summary>
    public Task ReceiveAsync(object message, IActorRef? sender = null) => _actor.ReceiveAsync(message, sender);

    /// <summary>Sends a message in the name of the running actor, or of the test.</summary>
    public void Tell(object message) => _actor.Tell(message);

    /// <summary>Sends a message.</summary>
    public void Tell(object message, IActorRef? sender) => _actor.Tell(message, sender);

    /// <summary>Passes on a message in the name of the sender of the one that the running actor handles.</summary>
    public void Forward(object message) => _actor.Forward(message);

    /// <summary>Lets the actor watch another.</summary>
    public void Watch(IActorRef subject) => _actor.Watch(subject);

    /// <summary>Ends the actor's watch of another.</summary>
    public void Unwatch(IActorRef subject) => _actor.Unwatch(subject);

    /// <inheritdoc />
    public bool Equals(IActorRef? other) => _actor.Equals(other);

    /// <inheritdoc />
    public override bool Equals(object? obj) => _actor.Equals(obj);

    /// <inheritdoc />
    public override int GetHashCode() => _actor.GetHashCode();

    /// <inheritdoc />
    public int CompareTo(object? obj) => _actor.CompareTo(obj);

    /// <inheritdoc />
    public override string ToString() => _actor.ToString();

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => _actor.CompareTo(other);

    ISurrogate ISurrogated.ToSurrogate(ActorSystem system) => _actor.ToSurrogate(system);

    IActorRef IInternalActorRef.GetChild(IReadOnlyList<string> name) => _actor.GetChild(name);

    void IInternalActorRef.Resume(Exception? causedByFailure) => _actor.Resume(causedByFailure);

    void IInternalActorRef.Start() => _actor.Start();

    void IInternalActorRef.Stop() => _actor.Stop();

    void IInternalActorRef.Restart(Exception cause) => _actor.Restart(cause);

    void IInternalActorRef.Suspend() => _actor.Suspend();

    void IInternalActorRef.SendSystemMessage(SystemMessage message) => ((IInternalActorRef)_actor).SendSystemMessage(message);
}
