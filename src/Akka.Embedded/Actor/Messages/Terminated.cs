using Akka.Event;

namespace Akka.Actor;

/// <summary>Tells a watcher, once, that an actor it watches has stopped.</summary>
public sealed class Terminated : IAutoReceivedMessage, IPossiblyHarmful, IDeadLetterSuppression, INoSerializationVerificationNeeded, IEquatable<Terminated>
{
    /// <summary>Made by the engine, and by tests.</summary>
    public Terminated(IActorRef actorRef, bool existenceConfirmed, bool addressTerminated)
    {
        ActorRef = actorRef;
        ExistenceConfirmed = existenceConfirmed;
        AddressTerminated = addressTerminated;
    }

    /// <summary>The actor that has stopped.</summary>
    public IActorRef ActorRef { get; }

    /// <summary>False when nobody knows whether the actor ever existed.</summary>
    public bool ExistenceConfirmed { get; }

    /// <summary>True when the actor's whole address is gone.</summary>
    public bool AddressTerminated { get; }

    /// <inheritdoc/>
    public bool Equals(Terminated? other) =>
        other is not null && Equals(ActorRef, other.ActorRef)
        && ExistenceConfirmed == other.ExistenceConfirmed && AddressTerminated == other.AddressTerminated;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Terminated);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ActorRef, ExistenceConfirmed, AddressTerminated);

    /// <inheritdoc/>
    public override string ToString() => $"<Terminated>: {ActorRef} - ExistenceConfirmed={ExistenceConfirmed}";
}
