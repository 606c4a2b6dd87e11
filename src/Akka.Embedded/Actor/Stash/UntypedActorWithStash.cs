namespace Akka.Actor;

/// <summary>An untyped actor with a stash and a mailbox with two ends.</summary>
public abstract class UntypedActorWithStash : UntypedActor, IWithStash
{
    /// <inheritdoc/>
    public IStash Stash { get; set; } = null!;
}

/// <summary>An untyped actor with an unbounded stash.</summary>
public abstract class UntypedActorWithUnboundedStash : UntypedActor, IWithUnboundedStash
{
    /// <inheritdoc/>
    public IStash Stash { get; set; } = null!;
}

/// <summary>An untyped actor with a stash, whatever its mailbox.</summary>
public abstract class UntypedActorWithUnrestrictedStash : UntypedActor, IWithUnrestrictedStash
{
    /// <inheritdoc/>
    public IStash Stash { get; set; } = null!;
}
