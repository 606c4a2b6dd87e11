using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sharer.AspNetCore.Problems;

/// <summary>Says what is wrong with a JSON body in the words of the document, not of the .NET types that it was meant for.</summary>
internal static class JsonFaults
{
    public static string Explain(JsonException fault, Type? body, JsonSerializerOptions options)
    {
        // With the reader's own exception inside the text is no JSON; without it, it is JSON of the wrong shape.
        if (fault.InnerException is JsonException || fault.Path is null)
            return $"The body is not valid JSON{Place(fault)}.";

        var members = body is not null && options.TryGetTypeInfo(body, out var type) ? type.Properties : [];
        if (fault.Path is "$")
        {
            var required = members.Where(member => member.IsRequired).Select(member => $"'{member.Name}'").ToArray();
            return required.Length == 0
                ? "The body has the wrong shape."
                : $"The body must be an object in which {string.Join(", ", required)} are present and no member comes twice.";
        }

        var name = fault.Path.StartsWith("$.", StringComparison.Ordinal) ? fault.Path[2..] : fault.Path;
        return IsKnown(name, members)
            ? $"The value of '{name}' is of the wrong type, or there twice{Place(fault)}."
            : $"'{name}' is not known here{Place(fault)}; the members are {string.Join(", ", members.Select(member => $"'{member.Name}'"))}.";
    }

    private static bool IsKnown(string name, IList<JsonPropertyInfo> members) =>
        members.Count == 0 || members.Any(member => name == member.Name || name.StartsWith(member.Name + ".", StringComparison.Ordinal));

    private static string Place(JsonException fault) =>
        fault is { LineNumber: { } line, BytePositionInLine: { } position } ? $" (line {line + 1}, byte {position + 1})" : "";
}
