using System.Globalization;

namespace Akka.Actor;

public abstract partial class ActorPath
{
    /// <summary>What a name may hold besides ASCII letters and digits; it may not begin with a <c>$</c>.</summary>
    public const string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    internal const string NameRule =
        "Actor paths MUST: not start with `$`, not be empty, and only contain ASCII letters, digits and these special characters: `" + ValidSymbols + "`";

    /// <summary>True for a name that a user may give: see <see cref="ValidSymbols"/>; <c>%</c> with two hexadecimal digits is allowed too.</summary>
    public static bool IsValidPathElement(string s)
    {
        if (string.IsNullOrEmpty(s) || s[0] == '$')
            return false;

        // By hand: names are short, and the first search for one of a set of characters takes the JIT longer than all of these do.
        for (var i = 0; i < s.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(s[i]) || ValidSymbols.Contains(s[i]))
                continue;
            if (s[i] != '%' || s.Length < i + 3 || !char.IsAsciiHexDigit(s[i + 1]) || !char.IsAsciiHexDigit(s[i + 2]))
                return false;
            i += 2;
        }

        return true;
    }

    /// <summary>Parses a path with its address.</summary>
    /// <exception cref="UriFormatException">The text is no path.</exception>
    public static ActorPath Parse(string path) => TryParse(path, out var actorPath)
        ? actorPath
        : throw new UriFormatException($"Can not parse an ActorPath: {path}");

    /// <summary>Parses a path with its address.</summary>
    public static bool TryParse(string path, out ActorPath actorPath)
    {
        if (TryParseAddress(path, out var address, out var rest))
            return TryParse(new RootActorPath(address), rest, out actorPath);
        actorPath = null!;
        return false;
    }

    /// <summary>Parses names relative to a path.</summary>
    public static bool TryParse(ActorPath basePath, string absoluteUri, out ActorPath actorPath) =>
        TryParse(basePath, absoluteUri.AsSpan(), out actorPath);

    /// <summary>Parses names relative to a path; a <c>#</c> in the last begins its incarnation.</summary>
    public static bool TryParse(ActorPath basePath, ReadOnlySpan<char> absoluteUri, out ActorPath actorPath)
    {
        actorPath = basePath;
        while (!absoluteUri.IsEmpty)
        {
            var slash = absoluteUri.IndexOf('/');
            var name = slash < 0 ? absoluteUri : absoluteUri[..slash];
            absoluteUri = slash < 0 ? default : absoluteUri[(slash + 1)..];
            if (name.IsEmpty)
                continue;
            long uid = ActorCell.UndefinedUid;
            var hash = slash < 0 ? name.IndexOf('#') : -1;
            if (hash >= 0)
            {
                if (!long.TryParse(name[(hash + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out uid))
                    return false;
                name = name[..hash];
            }

            actorPath = new ChildActorPath(actorPath, name.ToString(), uid);
        }

        return true;
    }

    /// <summary>Parses the address of a path.</summary>
    public static bool TryParseAddress(string path, out Address address) => TryParseAddress(path, out address, out _);

    /// <summary>Parses the address of a path; the names come back too.</summary>
    public static bool TryParseAddress(string path, out Address address, out ReadOnlySpan<char> absoluteUri)
    {
        address = null!;
        return TryParseParts(path, out var addressText, out absoluteUri) && Address.TryParse(addressText, out address);
    }

    /// <summary>Splits a path's text into address and names.</summary>
    public static bool TryParseParts(ReadOnlySpan<char> path, out ReadOnlySpan<char> address, out ReadOnlySpan<char> absoluteUri)
    {
        address = default;
        absoluteUri = path;
        var colon = path.IndexOf(':');
        if (colon is < 4 or > 255 || !path[(colon + 1)..].StartsWith("//"))
            return false;
        var slash = path[(colon + 3)..].IndexOf('/');
        address = slash < 0 ? path : path[..(colon + 3 + slash)];
        absoluteUri = slash < 0 ? "/" : path[address.Length..];
        return true;
    }
}
