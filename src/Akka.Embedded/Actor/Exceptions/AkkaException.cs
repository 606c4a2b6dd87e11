using System.Runtime.Serialization;

namespace Akka.Actor;

/// <summary>Base of the engine's own exceptions.</summary>
public abstract class AkkaException : Exception
{
    /// <summary>Without a message of its own.</summary>
    protected AkkaException()
    {
    }

    /// <summary>With a message and what lies behind it.</summary>
    protected AkkaException(string? message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>From serialized data.</summary>
    [Obsolete("Formatter-based serialization is obsolete.", DiagnosticId = "SYSLIB0051")]
    protected AkkaException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }

    /// <summary>What lies behind it.</summary>
    protected Exception? Cause => InnerException;
}
