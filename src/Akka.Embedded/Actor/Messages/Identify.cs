namespace Akka.Actor;

/// <summary>Every actor answers this by itself with an <see cref="ActorIdentity"/>.</summary>
public sealed class Identify : IAutoReceivedMessage, INotInfluenceReceiveTimeout
{
    /// <summary>A request with an id that comes back in the answer.</summary>
    public Identify(object messageId) => MessageId = messageId;

    /// <summary>The id that comes back.</summary>
    public object MessageId { get; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Identify other && Equals(MessageId, other.MessageId);

    /// <inheritdoc/>
    public override int GetHashCode() => MessageId?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => $"<Identify>: {MessageId}";
}

/// <summary>The answer to <see cref="Identify"/>.</summary>
public sealed class ActorIdentity
{
    /// <summary>An answer with the request's id and the actor, <see langword="null"/> for none.</summary>
    public ActorIdentity(object messageId, IActorRef? subject)
    {
        MessageId = messageId;
        Subject = subject!;
    }

    /// <summary>The id of the request.</summary>
    public object MessageId { get; }

    /// <summary>The actor, or <see langword="null"/> when there is none.</summary>
    public IActorRef Subject { get; }

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is ActorIdentity other && Equals(MessageId, other.MessageId) && Equals(Subject, other.Subject);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MessageId, Subject);

    /// <inheritdoc/>
    public override string ToString() => $"<ActorIdentity>: {Subject} - MessageId={MessageId}";
}
