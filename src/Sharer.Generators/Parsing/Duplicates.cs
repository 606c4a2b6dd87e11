using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>Finds what is declared twice, or has no name yet. The compiler complains of it; code that is generated for it would only add to that.</summary>
internal static class Duplicates
{
    internal static bool HaveSameName(IEnumerable<ISymbol> symbols)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return !symbols.All(symbol => symbol.Name.Length > 0 && names.Add(symbol.Name));
    }

    internal static bool IsBroken(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        return member.Name.Length == 0
            || (member is IMethodSymbol method && (HaveSameName(method.Parameters) || HaveSameName(method.TypeParameters)))
            || (member is IPropertySymbol property && HaveSameName(property.Parameters))
            || member.ContainingType.GetMembers(member.Name).Any(other => !ReferenceEquals(other, member) && AreOne(member, other));
    }

    private static bool AreOne(ISymbol member, ISymbol other) => (member, other) switch
    {
        _ when SymbolEqualityComparer.Default.Equals(member, other) => false,
        (IMethodSymbol a, IMethodSymbol b) => a.Arity == b.Arity && SignatureKeys.Of(a.Parameters) == SignatureKeys.Of(b.Parameters),
        (IPropertySymbol { IsIndexer: true } a, IPropertySymbol { IsIndexer: true } b) =>
            SignatureKeys.Of(a.Parameters) == SignatureKeys.Of(b.Parameters),
        _ => true,
    };
}
