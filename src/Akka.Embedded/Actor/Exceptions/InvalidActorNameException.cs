namespace Akka.Actor;

/// <summary>An actor's name is illegal, or taken among its siblings.</summary>
public class InvalidActorNameException : AkkaException
{
    /// <summary>With a message.</summary>
    public InvalidActorNameException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what lies behind it.</summary>
    public InvalidActorNameException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
