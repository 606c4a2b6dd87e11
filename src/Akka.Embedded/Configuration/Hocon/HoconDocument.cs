namespace Akka.Configuration.Hocon;

/// <summary>From a text to its tree: parse, then resolve.</summary>
internal static class HoconDocument
{
    public static HoconRoot Parse(string text, Func<string, HoconRoot>? includeCallback = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(new HoconSource(text, path: null, includes: 0), includeCallback);
    }

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static HoconRoot ParseFile(string path)
    {
        var full = Path.GetFullPath(path);
        return Parse(new HoconSource(File.ReadAllText(full), full, includes: 0), includeCallback: null);
    }

    private static HoconRoot Parse(HoconSource source, Func<string, HoconRoot>? includeCallback)
    {
        var syntax = HoconParser.Parse(source, new HoconIncludes(includeCallback));
        return new HoconRoot(new HoconResolver(syntax, source).Resolve(), syntax);
    }
}
