using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>From where a declaration can be seen, taken by itself.</summary>
internal static class Reach
{
    internal static TypeTraits Of(ISymbol symbol, IAssemblySymbol assembly)
    {
        if (symbol is INamedTypeSymbol { IsFileLocal: true })
        {
            return TypeTraits.NotAccessible | TypeTraits.NotPublic;
        }

        return symbol.DeclaredAccessibility switch
        {
            Accessibility.Public => TypeTraits.None,
            Accessibility.Internal or Accessibility.ProtectedOrInternal when IsFriend(symbol.ContainingAssembly, assembly) => TypeTraits.NotPublic,

            // What has no accessibility of its own (an array's definition, a type parameter's owner in broken code) is no obstacle.
            Accessibility.NotApplicable => TypeTraits.None,
            _ => TypeTraits.NotAccessible | TypeTraits.NotPublic,
        };
    }

    private static bool IsFriend(IAssemblySymbol? owner, IAssemblySymbol assembly) =>
        owner is null || SymbolEqualityComparer.Default.Equals(owner, assembly) || owner.GivesAccessTo(assembly);
}
