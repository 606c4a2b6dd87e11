using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>Names the messages: the overload with the fewest parameters plainly, the others by theirs.</summary>
internal static class RecordNames
{
    internal static void Assign(ParseScope scope, string messagesName, List<MemberDraft> drafts)
    {
        var forbidden = new HashSet<string>(scope.Own.Names.Values, StringComparer.Ordinal) { messagesName };
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var groups = drafts.Where(static d => d.RecordName is not null).GroupBy(static d => d.RecordName!, StringComparer.Ordinal)
            .Select(static group => group.OrderBy(static d => d.Arguments.Count()).ThenBy(static d => d.Order).ToArray()).ToArray();
        foreach (var group in groups)
        {
            Set(group[0], group[0].RecordName!);
        }

        foreach (var group in groups)
        {
            foreach (var alike in group.Skip(1).GroupBy(ByParameters, StringComparer.Ordinal))
            {
                var isEnough = alike.Count() == 1 && !taken.Contains(alike.Key);
                foreach (var draft in alike.OrderBy(static d => d.Order))
                {
                    Set(draft, isEnough ? alike.Key : alike.Key + string.Concat(draft.Keys.Select(static k => NameOf(k.Type))));
                }
            }
        }

        void Set(MemberDraft draft, string name)
        {
            var isForbidden = MemberNames.IsForbiddenRecord(name, draft.Arguments.Any()) || forbidden.Contains(name) || draft.TypeParameters.Any(p => p.Name == name);
            draft.RecordName = Identifiers.Take(taken, isForbidden ? name + "Call" : name);
            MemberNames.NameParts(draft, draft.RecordName);
        }
    }

    private static string ByParameters(MemberDraft draft)
    {
        var names = draft.Arguments.Select(static p => p.Name).ToArray();
        return names.Length == 0
            ? draft.RecordName + string.Concat(draft.TypeParameters.Select(static p => "By" + p.Name.TrimStart('@')))
            : $"{draft.RecordName}By{string.Concat(names.Select(Identifiers.UpperFirst))}";
    }

    private static string NameOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => NameOf(array.ElementType) + "Array",
        IDynamicTypeSymbol => "Object",
        INamedTypeSymbol { IsTupleType: true } tuple => string.Concat(tuple.TupleElements.Select(static e => NameOf(e.Type))) + "Tuple",
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => "Nullable" + NameOf(nullable.TypeArguments[0]),
        INamedTypeSymbol { TypeArguments.IsEmpty: false } generic =>
            $"{generic.Name}Of{string.Concat(generic.TypeArguments.Select(NameOf))}",
        _ => type.Name,
    };
}
