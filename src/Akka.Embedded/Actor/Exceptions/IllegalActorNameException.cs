namespace Akka.Actor;

/// <summary>An actor's name is not allowed.</summary>
public class IllegalActorNameException : AkkaException
{
    /// <summary>With a message.</summary>
    public IllegalActorNameException(string message)
        : base(message)
    {
    }
}
