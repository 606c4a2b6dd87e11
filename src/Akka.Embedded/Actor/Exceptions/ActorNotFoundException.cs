namespace Akka.Actor;

/// <summary>A selection has resolved to no actor.</summary>
public class ActorNotFoundException : AkkaException
{
    /// <summary>Without a message.</summary>
    public ActorNotFoundException()
    {
    }

    /// <summary>With a message and what lies behind it.</summary>
    public ActorNotFoundException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
