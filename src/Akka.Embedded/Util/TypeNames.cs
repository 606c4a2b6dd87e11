using System.Collections.Concurrent;
using System.Reflection;

namespace Akka.Util;

/// <summary>Finds the types that configuration names, wherever the embedded engine keeps them.</summary>
/// <remarks>
/// Akka.NET spreads its types over several assemblies; here they live in two. A name that is qualified
/// with one of Akka.NET's assemblies is looked up in the assembly that took its place.
/// </remarks>
internal static class TypeNames
{
    private const string TestKitAssembly = "Akka.Embedded.TestKit";

    private static readonly ConcurrentDictionary<string, Type> Known = new(StringComparer.Ordinal);

    /// <summary>Returns the type that <paramref name="name"/> means, or null when there is none.</summary>
    public static Type? Resolve(string name)
    {
        if (Known.TryGetValue(name, out var known))
            return known;

        var type = Type.GetType(name, ResolveAssembly, ResolveType, throwOnError: false);
        if (type is not null)
            Known.TryAdd(name, type);
        return type;
    }

    private static Assembly? ResolveAssembly(AssemblyName name) => name.Name switch
    {
        "Akka" or "Akka.Hosting" or "Akka.DependencyInjection" => typeof(TypeNames).Assembly,
        "Akka.TestKit" or "Akka.TestKit.Xunit2" or "Akka.TestKit.Xunit" => Load(new AssemblyName(TestKitAssembly)),
        _ => Load(name),
    };

    private static Type? ResolveType(Assembly? assembly, string name, bool ignoreCase) =>
        assembly is null
            ? typeof(TypeNames).Assembly.GetType(name, throwOnError: false, ignoreCase) ?? Type.GetType(name, throwOnError: false)
            : assembly.GetType(name, throwOnError: false, ignoreCase);

    private static Assembly? Load(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            // Whoever asked reports the name together with the key that holds it.
            return null;
        }
    }
}
