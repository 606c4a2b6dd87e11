using System.Globalization;
using System.Text;
using Akka.Configuration.Hocon;

namespace Sharer.Configuration;

/// <summary>Paths and values as a message shows them: on one line, quoted as HOCON wants them.</summary>
internal static class HoconText
{
    private const int LongestValue = 60;

    /// <summary>A path, one key longer.</summary>
    internal static string Join(string path, string key) => $"{path}.{Key(key)}";

    /// <summary>A key as it stands in HOCON: in quotes unless it holds only letters, digits, - and _.</summary>
    internal static string Key(string key) =>
        key.Length > 0 && key.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? key : Quoted(key);

    internal static string Value(HoconValue value)
    {
        if (value.IsObject())
            return "{ … }";
        if (!value.IsString())
            return value.GetArray() is { Count: > 0 } items ? $"[{Short(string.Join(", ", items.Select(Value)))}]" : "[]";
        return value.GetString() is { } text ? Text(text) : "null";
    }

    /// <summary>A text, in quotes when it would not be readable without.</summary>
    internal static string Text(string text) =>
        text.Length > 0 && text.Length <= LongestValue && !text.Any(NeedsQuotes) && text.Trim().Length == text.Length
            ? text
            : Quoted(Short(text));

    private static bool NeedsQuotes(char c) => c is '"' or '\\' or '\u2028' or '\u2029' || char.IsControl(c);

    private static string Short(string text) => text.Length <= LongestValue ? text : $"{text.AsSpan(0, LongestValue)}…";

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (NeedsQuotes(c))
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
