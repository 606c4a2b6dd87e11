using System.Text.RegularExpressions;
using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A condition for a text, with its description.</summary>
internal sealed class StringMatcher(string description, Predicate<string> isMatch)
{
    /// <summary>Matches every text; says nothing.</summary>
    public static readonly StringMatcher Any = new("", _ => true);

    public bool IsMatch(string? text) => isMatch(text ?? "null");

    public override string ToString() => description;

    /// <summary>Matches by the first of three that is given, without regard to case.</summary>
    public static StringMatcher For(string? whole, string? start, string? part)
    {
        if (whole is not null)
            return new($"== \"{whole}\"", text => string.Equals(text, whole, StringComparison.OrdinalIgnoreCase));
        if (start is not null)
            return new($"starts with \"{start}\"", text => text.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        if (part is not null)
            return new($"contains \"{part}\"", text => text.Contains(part, StringComparison.OrdinalIgnoreCase));
        return Any;
    }

    public static StringMatcher For(Regex pattern) => new($"matches regex \"{pattern}\"", pattern.IsMatch);

    /// <summary>Matches a source as it is, or as an actor's path without the address.</summary>
    public static StringMatcher ForSource(string? source)
    {
        if (source is null)
            return Any;
        return new($"== \"{source}\"", text =>
            string.Equals(text, source, StringComparison.OrdinalIgnoreCase)
            || (ActorPath.TryParse(text, out var path)
                && string.Equals(path.ToStringWithoutAddress(), source, StringComparison.OrdinalIgnoreCase)));
    }
}
