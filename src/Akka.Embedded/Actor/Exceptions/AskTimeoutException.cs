namespace Akka.Actor;

/// <summary>No answer to an <c>Ask</c> in its time.</summary>
public class AskTimeoutException : AkkaException
{
    /// <summary>With a message.</summary>
    public AskTimeoutException(string message)
        : base(message)
    {
    }
}
