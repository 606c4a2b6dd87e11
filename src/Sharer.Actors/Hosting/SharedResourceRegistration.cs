using Microsoft.Extensions.DependencyInjection;

namespace Sharer.Hosting;

/// <summary>What the container knows of a resource before it is shared.</summary>
internal abstract class SharedResourceRegistration(string name, Type resourceType)
{
    // What this thread is sharing right now. Other threads wait in the container, but it lets the thread that is sharing a
    // resource come back for it, again and again.
    [ThreadStatic]
    private static HashSet<SharedResourceRegistration>? _sharing;

    internal string Name { get; } = name;

    internal Type ResourceType { get; } = resourceType;

    /// <summary>Shares the resource, unless somebody who needed it already has.</summary>
    internal abstract void Start(IServiceProvider services);

    /// <summary>The one resource of a type.</summary>
    /// <exception cref="InvalidOperationException">There are more; the message names them.</exception>
    internal static SharedRef<T> OnlyOne<T>(IServiceProvider services) where T : class
    {
        var names = NamesOf(typeof(T), services);
        return names is [var name]
            ? services.GetRequiredKeyedService<SharedRef<T>>(name)
            : throw new InvalidOperationException(
                $"There is more than one shared resource of type {typeof(T)}: {string.Join(", ", names.Select(static name => $"'{name}'"))}. "
                + $"Ask for one by its name, as with [FromKeyedServices(\"{names[0]}\")].");
    }

    private protected void Enter()
    {
        if (!(_sharing ??= []).Add(this))
            throw new InvalidOperationException(
                $"The shared resource '{Name}' was asked for before it could be shared: by its own configure, or by AddAkka's lambda while the "
                + "actor system was still being put together. Ask for it in its create, in WithActors, or later.");
    }

    private protected void Leave() => _sharing!.Remove(this);

    private protected static string[] NamesOf(Type resourceType, IServiceProvider services) =>
        [.. services.GetServices<SharedResourceRegistration>().Where(other => other.ResourceType == resourceType).Select(static other => other.Name)];
}
