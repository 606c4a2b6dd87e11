using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>The members of a class and of its bases, most derived first, each once: what is overridden or hidden is not there.</summary>
internal sealed class ClassMembers(ParseScope scope)
{
    private readonly List<INamedTypeSymbol> _chain = [.. Chain(scope.Type)];
    private readonly HashSet<string> _methodKeys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _methodNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _otherNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _indexers = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> _implemented = new(SymbolEqualityComparer.Default);
    private readonly List<Candidate> _found = [];

    internal IReadOnlyList<Candidate> Collect()
    {
        foreach (var type in _chain)
        {
            var members = type.GetMembers();
            foreach (var member in members)
            {
                if (member is not ITypeSymbol and not IMethodSymbol { AssociatedSymbol: not null })
                {
                    Visit(member);
                }
            }

            foreach (var member in members)
            {
                Hide(member);
            }
        }

        return _found;
    }

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (var one = type; one is { TypeKind: TypeKind.Class } && !IsRoot(one); one = one.BaseType)
        {
            yield return one;
        }
    }

    // What every object has, and what remoting and designers brought, is nobody's idea of the resource.
    private static bool IsRoot(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.System_Object
        || (type.Name == "MarshalByRefObject" && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
        || (type.Name == "Component" && type.ContainingNamespace is { Name: "ComponentModel", ContainingNamespace.Name: "System" });

    private void Visit(ISymbol member)
    {
        var isMarked = Candidates.IsMarked(member);
        var implemented = Candidates.ExplicitlyImplemented(member);
        if (implemented is IMethodSymbol { AssociatedSymbol: { } whole })
        {
            // In metadata the accessors may be all that there is of an explicit property.
            (member, implemented) = (whole, whole);
        }

        if ((member.DeclaredAccessibility != Accessibility.Public && implemented is null && !isMarked)
            || Candidates.IsSynthesized(member)
            || (implemented is null ? IsHidden(member) || IsOfRoot(member) : !_implemented.Add(implemented))
            || ShareMarks.IsIgnored(member)
            || !Candidates.CanBeShared(scope, member, implemented ?? member, isMarked))
        {
            return;
        }

        if (implemented is not null)
        {
            if (isMarked || (scope.Names.Of(implemented.ContainingType).Traits & TypeTraits.NotAccessible) == 0)
            {
                _found.Add(new Candidate(member, implemented, implemented.ContainingType, isMarked, isExplicit: true));
            }
        }
        else
        {
            _found.Add(new Candidate(member, member, CastOf(member), isMarked));
        }
    }

    private bool IsHidden(ISymbol member) => member switch
    {
        IMethodSymbol method => _otherNames.Contains(method.Name) || _methodKeys.Contains(KeyOf(method)),
        IPropertySymbol { IsIndexer: true } indexer => _indexers.Contains(SignatureKeys.Of(indexer.Parameters)),
        _ => _otherNames.Contains(member.Name) || _methodNames.Contains(member.Name),
    };

    private void Hide(ISymbol member)
    {
        if ((Reach.Of(member, scope.Compilation.Assembly) & TypeTraits.NotAccessible) != 0
            || member is IMethodSymbol { MethodKind: not MethodKind.Ordinary })
        {
            return;
        }

        switch (member)
        {
            case IMethodSymbol method:
                _methodKeys.Add(KeyOf(method));
                _methodNames.Add(method.Name);
                break;
            case IPropertySymbol { IsIndexer: true } indexer:
                _indexers.Add(SignatureKeys.Of(indexer.Parameters));
                break;
            default:
                _otherNames.Add(member.Name);
                break;
        }
    }

    private static string KeyOf(IMethodSymbol method) => $"{method.Name}`{method.Arity}{SignatureKeys.Of(method.Parameters)}";

    // Equals and GetHashCode stay out even where they are overridden; ToString is worth asking for then.
    private static bool IsOfRoot(ISymbol member)
    {
        if (!member.IsOverride)
        {
            return false;
        }

        var root = RootOf(member, acrossReturnTypes: true);
        return root.ContainingType is { } type && IsRoot(type)
            && !(type.SpecialType == SpecialType.System_Object && root.Name == nameof(ToString));
    }

    private static ISymbol RootOf(ISymbol member, bool acrossReturnTypes)
    {
        while (ShareMarks.Overridden(member) is { } overridden
            && (acrossReturnTypes || SymbolEqualityComparer.Default.Equals(TypeOf(member), TypeOf(overridden))))
        {
            member = overridden;
        }

        return member;
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => (member as IMethodSymbol)?.ReturnType ?? (member as IPropertySymbol)?.Type;

    // A method that a derived type brings is preferred by the compiler to all of the same name in its bases, fitting or not so well.
    private INamedTypeSymbol? CastOf(ISymbol member)
    {
        if (member is not IMethodSymbol and not IPropertySymbol { IsIndexer: true })
        {
            return null;
        }

        var owner = RootOf(member, acrossReturnTypes: false).ContainingType;
        foreach (var type in _chain)
        {
            if (SymbolEqualityComparer.Default.Equals(type, owner))
            {
                return null;
            }

            foreach (var other in type.GetMembers(member.Name))
            {
                if (!other.IsOverride
                    && !SymbolEqualityComparer.Default.Equals(other, member)
                    && (Reach.Of(other, scope.Compilation.Assembly) & TypeTraits.NotAccessible) == 0)
                {
                    return owner;
                }
            }
        }

        return null;
    }
}
