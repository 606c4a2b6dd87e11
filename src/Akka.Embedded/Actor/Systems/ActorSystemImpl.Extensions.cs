using System.Collections.Concurrent;

namespace Akka.Actor.Internal;

internal sealed partial class ActorSystemImpl
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();

    public override object RegisterExtension(IExtensionId extension)
    {
        if (extension is null)
            return null!;
        _extensions.GetOrAdd(extension.ExtensionType, _ => new Lazy<object>(() => extension.CreateExtension(this)));
        return extension.Get(this);
    }

    public override object GetExtension(IExtensionId extensionId) =>
        TryGetExtension(extensionId.ExtensionType, out var extension) ? extension : null!;

    public override T GetExtension<T>() => TryGetExtension<T>(out var extension) ? extension : null!;

    public override bool TryGetExtension(Type extensionType, out object extension)
    {
        var found = _extensions.TryGetValue(extensionType, out var lazy);
        extension = lazy?.Value!;
        return found;
    }

    public override bool TryGetExtension<T>(out T extension)
    {
        var found = TryGetExtension(typeof(T), out var any);
        extension = (any as T)!;
        return found;
    }

    public override bool HasExtension(Type type) => typeof(IExtension).IsAssignableFrom(type) && _extensions.ContainsKey(type);

    public override bool HasExtension<T>() => _extensions.ContainsKey(typeof(T));

    private void LoadExtensions()
    {
        foreach (var name in Settings.Config.GetStringList("akka.extensions", []))
        {
            try
            {
                RegisterExtension(ConfiguredTypes.Create<IExtensionId>(name, "akka.extensions"));
            }
            catch (Exception cause)
            {
                Event.LoggingExtensions.Error(Log, cause, "While trying to load extension [{0}], skipping...", name);
            }
        }
    }
}
