using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>An executor that has been shut down takes nothing more.</summary>
public class RejectedExecutionException : AkkaException
{
    /// <summary>With a message and what lies behind it.</summary>
    public RejectedExecutionException(string? message = null, Exception? inner = null)
        : base(message, inner)
    {
    }
}
