using Sharer.Generators.Models;

namespace Sharer.Generators.Parsing;

/// <summary>Names that depend on what C# forbids in the place where they stand.</summary>
internal static class MemberNames
{
    private static readonly HashSet<string> OfObject =
    [
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    private static readonly HashSet<string> OfRecord = ["Clone", "Deconstruct", "EqualityContract", "PrintMembers", "op_Equality", "op_Inequality"];

    private static readonly HashSet<string> OfEachRecord = ["EqualityContract", "PrintMembers", "op_Equality", "op_Inequality"];

    private static readonly HashSet<string> OfTuple = ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "GetType", "Rest", "ToString"];

    /// <summary>What a record cannot be called: like what is declared around it or in it. It has <c>Deconstruct</c> when it has parameters.</summary>
    internal static bool IsForbiddenRecord(string name, bool hasParameters) =>
        OfObject.Contains(name) || OfEachRecord.Contains(name) || (hasParameters && name == "Deconstruct")
        || name is "record" or "dynamic" or "nint" or "nuint" or "notnull" or "unmanaged" or "_";

    /// <summary>Names the parts of the tuple, and the properties of the message.</summary>
    internal static void NameParts(MemberDraft draft, string? recordName)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        if (draft.Result.Kind == ResultKind.Value)
        {
            parts.Add("Result");
        }

        var properties = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var forbidden = new HashSet<string>(draft.TypeParameters.Select(static p => p.Name), StringComparer.Ordinal) { recordName ?? "" };
        draft.Parameters = [.. draft.Parameters.Select(p => p switch
        {
            { IsToken: true } => p,
            { Passing: Passing.Out } => p with { ResultName = TuplePart(parts, p.Name) },
            { Passing: Passing.Ref } => p with { ResultName = TuplePart(parts, p.Name), PropertyName = Property(properties, forbidden, p.Name) },
            _ => p with { PropertyName = Property(properties, forbidden, p.Name) },
        })];
    }

    /// <summary>A tuple's part by the name of a parameter: <c>Value</c> when that cannot be.</summary>
    internal static string TuplePart(HashSet<string> taken, string name)
    {
        name = Identifiers.UpperFirst(name);
        return !IsForbiddenPart(name) && taken.Add(name) ? Identifiers.Escape(name) : Identifiers.Take(taken, "Value");
    }

    // Item1 is the first part's name, whatever else it is called, and nobody else's.
    internal static bool IsForbiddenPart(string name) =>
        OfTuple.Contains(name) || (name.StartsWith("Item", StringComparison.Ordinal) && name.Length > 4 && name.Skip(4).All(char.IsDigit));

    private static string Property(HashSet<string> taken, HashSet<string> forbidden, string name)
    {
        name = Identifiers.UpperFirst(name);
        while (OfObject.Contains(name) || OfRecord.Contains(name) || forbidden.Contains(name) || !taken.Add(name))
        {
            name += "Value";
        }

        return Identifiers.Escape(name);
    }
}
