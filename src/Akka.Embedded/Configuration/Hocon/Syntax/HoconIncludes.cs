namespace Akka.Configuration.Hocon;

/// <summary>Where includes come from: a callback, or files.</summary>
internal sealed class HoconIncludes(Func<string, HoconRoot>? callback)
{
    private const int MaxIncludes = 32;

    /// <summary>
    /// Whether the end of the text closes what is open. Akka.NET allows that everywhere; here it is kept for texts
    /// that are put together by an include callback, and an unclosed object is reported elsewhere.
    /// </summary>
    public bool CloseAtEnd => callback is not null;

    /// <summary>The included text; null when there is none and none is required.</summary>
    public ObjectNode? Load(string name, bool isRequired, HoconSource from, int position)
    {
        var included = callback is null ? LoadFile(name, from, position) : FromCallback(callback(name));
        if (included is null && isRequired)
            throw from.Fault($"The include '{name}' does not exist.", position);
        return included;
    }

    private static ObjectNode? FromCallback(HoconRoot? root)
    {
        if (root is null)
            return null;
        if (root.Syntax is { } syntax)
            return syntax;
        var resolved = new ObjectNode();
        foreach (var (key, value) in root.Value.GetObject()?.Fields ?? [])
            resolved.Field(key).Assign(new ResolvedNode(value));
        return resolved;
    }

    private ObjectNode? LoadFile(string name, HoconSource from, int position)
    {
        if (from.Includes >= MaxIncludes)
            throw from.Fault($"Includes go more than {MaxIncludes} files deep; does '{name}' lead back here?", position);
        try
        {
            var directory = from.Path is null ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(from.Path)!;
            var path = Path.GetFullPath(name, directory);
            foreach (var candidate in (string[])[path, path + ".conf", path + ".hocon", path + ".json"])
            {
                if (File.Exists(candidate))
                    return HoconParser.Parse(new HoconSource(File.ReadAllText(candidate), candidate, from.Includes + 1), this);
            }

            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw from.Fault($"The include '{name}' cannot be read: {e.Message}", position);
        }
    }
}
