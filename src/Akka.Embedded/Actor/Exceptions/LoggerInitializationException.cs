namespace Akka.Actor;

/// <summary>A logger has not come up.</summary>
public class LoggerInitializationException : AkkaException
{
    /// <summary>Without a message.</summary>
    public LoggerInitializationException()
    {
    }

    /// <summary>With a message.</summary>
    public LoggerInitializationException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what lies behind it.</summary>
    public LoggerInitializationException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
