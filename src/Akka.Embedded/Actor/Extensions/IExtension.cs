namespace Akka.Actor;

/// <summary>Something that a system has once.</summary>
public interface IExtension
{
}

/// <summary>Finds and makes an extension.</summary>
public interface IExtensionId
{
    /// <summary>The type under which the system keeps it.</summary>
    Type ExtensionType { get; }

    /// <summary>The extension of a system; made if the system has none.</summary>
    object Apply(ActorSystem system);

    /// <summary>The extension of a system.</summary>
    object Get(ActorSystem system);

    /// <summary>Makes the extension; called once for each system.</summary>
    object CreateExtension(ExtendedActorSystem system);
}

/// <summary>Finds and makes an extension.</summary>
public interface IExtensionId<out T> : IExtensionId
    where T : IExtension
{
    /// <summary>The extension of a system; made if the system has none.</summary>
    new T Apply(ActorSystem system);

    /// <summary>The extension of a system.</summary>
    new T Get(ActorSystem system);

    /// <summary>Makes the extension; called once for each system.</summary>
    new T CreateExtension(ExtendedActorSystem system);
}
