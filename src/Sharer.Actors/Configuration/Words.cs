namespace Sharer.Configuration;

/// <summary>The names of an enumeration as HOCON writes them: DropOldest is drop-oldest.</summary>
internal static class Words<TEnum> where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> Values =
        Enum.GetValues<TEnum>().ToDictionary(static value => Word(value.ToString()));

    /// <summary>All of them: "wait, reject or drop-oldest".</summary>
    internal static string Allowed { get; } = Sentence([.. Values.Keys]);

    /// <summary>The names in code: "Wait, Reject or DropOldest".</summary>
    internal static string AllowedNames { get; } = Sentence(Enum.GetNames<TEnum>());

    internal static bool TryParse(string text, out TEnum value) => Values.TryGetValue(text, out value);

    private static string Word(string name) =>
        string.Concat(name.Select(static (c, i) => char.IsAsciiLetterUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static string Sentence(string[] words) => $"{string.Join(", ", words[..^1])} or {words[^1]}";
}
