namespace Akka.Actor;

/// <summary>An actor could not be made or started; by default its supervisor stops it.</summary>
public class ActorInitializationException : AkkaException
{
    /// <summary>Without a message.</summary>
    public ActorInitializationException()
    {
    }

    /// <summary>With a message.</summary>
    public ActorInitializationException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what lies behind it.</summary>
    public ActorInitializationException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>With the actor, a message and what lies behind it.</summary>
    public ActorInitializationException(IActorRef actor, string message, Exception? cause = null)
        : base(message, cause) => Actor = actor;

    /// <summary>The actor, when it is known.</summary>
    public IActorRef? Actor { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Actor is null ? base.ToString() : $"{Actor}: {base.ToString()}";
}
