namespace Akka.Hosting;

/// <summary>An <see cref="ActorRegistry"/> was used wrongly.</summary>
public class ActorRegistryException : Exception
{
    /// <summary>With its message.</summary>
    public ActorRegistryException(string message)
        : base(message)
    {
    }

    /// <summary>With its message and what caused it.</summary>
    public ActorRegistryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A key has an actor already.</summary>
public sealed class DuplicateActorRegistryException : ActorRegistryException
{
    /// <summary>With its message.</summary>
    public DuplicateActorRegistryException(string message)
        : base(message)
    {
    }

    /// <summary>With its message and what caused it.</summary>
    public DuplicateActorRegistryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A key has no actor.</summary>
public sealed class MissingActorRegistryEntryException : ActorRegistryException
{
    /// <summary>With its message.</summary>
    public MissingActorRegistryEntryException(string message)
        : base(message)
    {
    }

    /// <summary>With its message and what caused it.</summary>
    public MissingActorRegistryEntryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
