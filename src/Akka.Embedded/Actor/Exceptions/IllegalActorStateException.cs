namespace Akka.Actor;

/// <summary>An actor is used in a way that its state does not allow.</summary>
public class IllegalActorStateException : AkkaException
{
    /// <summary>With a message.</summary>
    public IllegalActorStateException(string message)
        : base(message)
    {
    }
}
