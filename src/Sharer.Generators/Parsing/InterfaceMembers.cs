using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>The members of an interface and of those that it inherits; what a more derived one hides is not there.</summary>
internal sealed class InterfaceMembers(ParseScope scope)
{
    private readonly INamedTypeSymbol[] _types = [scope.Type, .. scope.Type.AllInterfaces];
    private readonly List<Candidate> _found = [];

    internal IReadOnlyList<Candidate> Collect()
    {
        foreach (var type in _types)
        {
            if ((scope.Names.Of(type).Traits & TypeTraits.NotAccessible) != 0)
            {
                continue;
            }

            foreach (var member in type.GetMembers())
            {
                if (member is not ITypeSymbol and not IMethodSymbol { AssociatedSymbol: not null })
                {
                    Visit(type, member);
                }
            }
        }

        return _found;
    }

    private void Visit(INamedTypeSymbol type, ISymbol member)
    {
        var isMarked = Candidates.IsMarked(member);
        if ((member.DeclaredAccessibility == Accessibility.Public || isMarked)
            && !member.IsImplicitlyDeclared
            && !IsHidden(type, member)
            && !ShareMarks.IsIgnored(member)
            && Candidates.CanBeShared(scope, member, member, isMarked))
        {
            _found.Add(new Candidate(member, member, CastOf(type, member), isMarked));
        }
    }

    private bool IsHidden(INamedTypeSymbol type, ISymbol member) => _types.Any(derived =>
        !SymbolEqualityComparer.Default.Equals(derived, type)
        && derived.AllInterfaces.Contains(type, SymbolEqualityComparer.Default)
        && derived.GetMembers(member.Name).Any(other => Hides(other, member)));

    private static bool Hides(ISymbol one, ISymbol other)
    {
        if (one.DeclaredAccessibility != Accessibility.Public || one.IsStatic)
        {
            return false;
        }

        return (one, other) switch
        {
            (IMethodSymbol a, IMethodSymbol b) => a.Arity == b.Arity && SignatureKeys.Of(a.Parameters) == SignatureKeys.Of(b.Parameters),
            (IPropertySymbol { IsIndexer: true } a, IPropertySymbol { IsIndexer: true } b) =>
                SignatureKeys.Of(a.Parameters) == SignatureKeys.Of(b.Parameters),
            _ => true,
        };
    }

    // The same name in two of them is ambiguous, unless the shared one itself has it.
    private INamedTypeSymbol? CastOf(INamedTypeSymbol type, ISymbol member) =>
        !SymbolEqualityComparer.Default.Equals(type, scope.Type)
        && _types.Any(other => !SymbolEqualityComparer.Default.Equals(other, type) && !other.GetMembers(member.Name).IsEmpty)
            ? type
            : null;
}
