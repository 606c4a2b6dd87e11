namespace Akka.Actor;

/// <summary>Shorter ways to an extension.</summary>
public static class ActorSystemWithExtensions
{
    /// <summary>The extension that the system has, or <see langword="null"/>.</summary>
    public static T WithExtension<T>(this ActorSystem system)
        where T : class, IExtension => system.GetExtension<T>();

    /// <summary>The extension, made by an id of that type if the system has none.</summary>
    public static T WithExtension<T>(this ActorSystem system, Type extensionId)
        where T : class, IExtension => system.HasExtension<T>()
        ? system.GetExtension<T>()
        : (T)system.RegisterExtension((IExtensionId)Activator.CreateInstance(extensionId)!);

    /// <summary>The extension, made by an id of that type if the system has none.</summary>
    public static T WithExtension<T, TI>(this ActorSystem system)
        where T : class, IExtension
        where TI : IExtensionId => system.WithExtension<T>(typeof(TI));
}
