using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>Recognizes the types of which the rules speak.</summary>
internal static class TypeKinds
{
    internal static bool Is(this ITypeSymbol? type, string space, string metadataName) =>
        type?.OriginalDefinition is { } definition && definition.MetadataName == metadataName && definition.ContainingType is null
        && IsNamed(definition.ContainingNamespace, space);

    internal static bool IsToken(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type.Is("System.Threading", "CancellationToken");
    }

    internal static bool IsSpan(ITypeSymbol type) =>
        type.IsRefLikeType && (type.Is("System", "Span`1") || type.Is("System", "ReadOnlySpan`1"));

    internal static bool IsInterpolatedStringHandler(ITypeSymbol type) =>
        type is INamedTypeSymbol && type.GetAttributes().Any(static a => a.AttributeClass?.Name == "InterpolatedStringHandlerAttribute");

    /// <summary>A value type that is an enumerator, for the compiler's <c>foreach</c> alone.</summary>
    internal static bool IsStructEnumerator(ITypeSymbol type, string member) =>
        type.IsValueType && type is INamedTypeSymbol
        && (member is "GetEnumerator" or "GetAsyncEnumerator" || type.AllInterfaces.Any(IsEnumerator) || MovesNext(type));

    // Such as StringBuilder.ChunkEnumerator: foreach asks for no interface.
    private static bool MovesNext(ITypeSymbol type) =>
        type.GetMembers("Current").Any(static m => m is IPropertySymbol { DeclaredAccessibility: Accessibility.Public })
        && type.GetMembers("MoveNext").Any(static m => m is IMethodSymbol
        {
            DeclaredAccessibility: Accessibility.Public, Parameters.IsEmpty: true, ReturnType.SpecialType: SpecialType.System_Boolean,
        });

    /// <summary>What is refused at run time whatever the value: a reader, a query, an enumerator.</summary>
    internal static bool AlwaysEscapes(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            return parameter.ConstraintTypes.Any(AlwaysEscapes);
        }

        for (var one = type; one is not null; one = one.BaseType)
        {
            if (one.Is("System.Linq", "ParallelQuery"))
            {
                return true;
            }
        }

        return IsEscape(type) || type.AllInterfaces.Any(IsEscape);
    }

    /// <summary>Whether an interface leaves static members to those who implement it.</summary>
    internal static bool HasStaticAbstracts(INamedTypeSymbol face)
    {
        INamedTypeSymbol[] all = [face, .. face.AllInterfaces];
        return all.SelectMany(static one => one.GetMembers()).Any(member =>
            member is { IsStatic: true, IsAbstract: true } && !all.Any(one => one.GetMembers().Any(other => Implements(other, member))));
    }

    private static bool Implements(ISymbol member, ISymbol declared) => member switch
    {
        IMethodSymbol method => method.ExplicitInterfaceImplementations.Contains(declared, SymbolEqualityComparer.Default),
        IPropertySymbol property => property.ExplicitInterfaceImplementations.Contains(declared, SymbolEqualityComparer.Default),
        IEventSymbol one => one.ExplicitInterfaceImplementations.Contains(declared, SymbolEqualityComparer.Default),
        _ => false,
    };

    private static bool IsEscape(ITypeSymbol type) =>
        IsEnumerator(type) || type.Is("System.Data", "IDataReader") || type.Is("System.Linq", "IQueryable");

    private static bool IsEnumerator(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Collections_IEnumerator || type.Is("System.Collections.Generic", "IAsyncEnumerator`1");

    private static bool IsNamed(INamespaceSymbol? space, string name)
    {
        var rest = name.Length;
        for (; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            var part = space.Name;
            var start = rest - part.Length;
            if (start < 0 || string.CompareOrdinal(name, start, part, 0, part.Length) != 0 || (start > 0 && name[start - 1] != '.'))
            {
                return false;
            }

            rest = Math.Max(start - 1, 0);
        }

        return rest == 0;
    }
}
