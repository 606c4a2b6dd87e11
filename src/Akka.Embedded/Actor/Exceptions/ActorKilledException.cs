namespace Akka.Actor;

/// <summary>An actor has received <see cref="Kill"/>.</summary>
public class ActorKilledException : AkkaException
{
    /// <summary>Without a message.</summary>
    public ActorKilledException()
    {
    }

    /// <summary>With a message.</summary>
    public ActorKilledException(string message)
        : base(message)
    {
    }
}
