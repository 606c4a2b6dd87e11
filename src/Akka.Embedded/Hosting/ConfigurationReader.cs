using Akka.Configuration;
using Akka.Configuration.Hocon;
using Microsoft.Extensions.Configuration;

namespace Akka.Hosting;

/// <summary>Turns the configuration of .NET into ours.</summary>
internal static class ConfigurationReader
{
    /// <summary>
    /// Reads a whole configuration, or a section under its own key. Numbered children are a list; a key splits at its
    /// dots, <c>_</c> stands for <c>-</c>, and the key is in lower case where <paramref name="normalizeKeys"/>.
    /// </summary>
    public static Config Read(IConfiguration configuration, bool normalizeKeys)
    {
        var root = new ObjectNode();
        if (configuration is IConfigurationSection section)
            Assign(root, section, normalizeKeys);
        else
            AssignChildren(root, configuration, normalizeKeys);
        return new Config(new HoconResolver(root, new HoconSource("", path: null, includes: 0)).Resolve());
    }

    private static void AssignChildren(ObjectNode owner, IConfiguration parent, bool normalizeKeys)
    {
        foreach (var child in parent.GetChildren())
            Assign(owner, child, normalizeKeys);
    }

    private static void Assign(ObjectNode owner, IConfigurationSection section, bool normalizeKeys)
    {
        var key = (normalizeKeys ? section.Key.ToLowerInvariant() : section.Key).Replace('_', '-');
        FieldNode? field = null;
        foreach (var element in HoconPath.Elements(key))
            field = (field?.Open() ?? owner).Field(element.ToString());
        field?.Assign(ToNode(section, normalizeKeys));
    }

    private static HoconNode ToNode(IConfigurationSection section, bool normalizeKeys)
    {
        var children = section.GetChildren().ToArray();
        if (children.Length > 0 && children.All(child => int.TryParse(child.Key, out _)))
        {
            return new ListNode([.. children.OrderBy(child => int.Parse(child.Key)).Select(child => ToNode(child, normalizeKeys))]);
        }

        if (children.Length > 0 && section.Value is null)
        {
            var fields = new ObjectNode();
            AssignChildren(fields, section, normalizeKeys);
            return fields;
        }

        return new LiteralNode(section.Value switch
        {
            null => HoconValue.Null,
            "True" => new HoconValue("on"),
            "False" => new HoconValue("off"),
            var text => new HoconValue(text),
        });
    }
}
