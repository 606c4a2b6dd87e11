using System.Reflection;
using System.Text.Json;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Makes configurations, from HOCON text above all.</summary>
public class ConfigurationFactory
{
    /// <summary>A configuration without any key, another one each time.</summary>
    public static Config Empty => new(HoconValue.EmptyObject);

    /// <summary>Parses HOCON; includes are files, relative to the current directory.</summary>
    /// <exception cref="ConfigurationException">The text is not HOCON; the message has line and column.</exception>
    public static Config ParseString(string hocon) => new(HoconDocument.Parse(hocon).Value);

    /// <summary>Parses HOCON whose includes <paramref name="includeCallback"/> delivers by their names.</summary>
    /// <exception cref="ConfigurationException">The text is not HOCON; the message has line and column.</exception>
    public static Config ParseString(string hocon, Func<string, HoconRoot>? includeCallback) =>
        new(Parser.Parse(hocon, includeCallback));

    /// <summary>
    /// The configuration that the process brings along. Here it is always empty: the embedded engine reads no
    /// <c>App.config</c>.
    /// </summary>
    public static Config Load() => Empty;

    /// <summary>The reference configuration: every key of the engine with its default.</summary>
    public static Config Default() => new(ReferenceConfiguration.Root);

    /// <summary>Parses HOCON that is embedded in the assembly of an object, a <see cref="Type"/> or an <see cref="Assembly"/>.</summary>
    /// <exception cref="ConfigurationException">There is no such resource, or it is not HOCON.</exception>
    public static Config FromResource(string resourceName, object instanceInAssembly) => instanceInAssembly switch
    {
        Assembly assembly => FromResource(resourceName, assembly),
        Type type => FromResource(resourceName, type.Assembly),
        _ => FromResource(resourceName, instanceInAssembly.GetType().Assembly),
    };

    /// <summary>Parses HOCON that is embedded in the assembly of <typeparamref name="TAssembly"/>.</summary>
    /// <exception cref="ConfigurationException">There is no such resource, or it is not HOCON.</exception>
    public static Config FromResource<TAssembly>(string resourceName) =>
        FromResource(resourceName, typeof(TAssembly).Assembly);

    /// <summary>Parses HOCON that is embedded in an assembly.</summary>
    /// <exception cref="ConfigurationException">There is no such resource, or it is not HOCON.</exception>
    public static Config FromResource(string resourceName, Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(resourceName)
            ?? throw new ConfigurationException(
                $"{assembly.GetName().Name} has no resource '{resourceName}'; it has: " +
                $"{string.Join(", ", assembly.GetManifestResourceNames())}.");
        using var reader = new StreamReader(stream);
        return ParseString(reader.ReadToEnd());
    }

    /// <summary>The public properties of an object, an anonymous one for example, as a configuration.</summary>
    public static Config FromObject(object source) => ParseString(JsonSerializer.Serialize(source));

    /// <summary>Parses a HOCON file; its includes are relative to it.</summary>
    internal static Config ParseFile(string path) => new(HoconDocument.ParseFile(path).Value);
}
