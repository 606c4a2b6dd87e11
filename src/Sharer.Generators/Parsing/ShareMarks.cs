using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>Reads <c>[Share]</c> and <c>[ShareIgnore]</c>.</summary>
internal static class ShareMarks
{
    internal const string ShareAttribute = "Sharer.ShareAttribute";

    internal static bool IsShare(AttributeData attribute) => IsNamed(attribute.AttributeClass, "ShareAttribute");

    internal static bool IsShareIgnore(AttributeData attribute) => IsNamed(attribute.AttributeClass, "ShareIgnoreAttribute");

    /// <summary>The first <c>[Share]</c> of a type or a member.</summary>
    internal static AttributeData? Find(ISymbol symbol) => symbol.GetAttributes().FirstOrDefault(IsShare);

    /// <summary>Whether the member, or the one that it overrides, is kept out.</summary>
    internal static bool IsIgnored(ISymbol symbol)
    {
        for (var one = symbol; one is not null; one = Overridden(one))
        {
            if (one.GetAttributes().Any(IsShareIgnore))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How a type of this compilation says that it is shared; <see langword="null"/> if it does not.</summary>
    internal static ShareSource? SourceOf(INamedTypeSymbol type) =>
        Find(type) is not null ? ShareSource.Type
        : FirstMark(type) is not null ? ShareSource.Members
        : null;

    /// <summary>The attribute that stands for all on the type: the type's own, or that of the first member that has one.</summary>
    internal static AttributeData? FirstMark(INamedTypeSymbol type)
    {
        if (Find(type) is { } own)
        {
            return own;
        }

        foreach (var member in type.GetMembers())
        {
            if (member is not ITypeSymbol && Find(member) is { } mark)
            {
                return mark;
            }
        }

        return null;
    }

    /// <summary>The type that an attribute on an assembly shares: an open one as its definition.</summary>
    internal static INamedTypeSymbol? TypeOf(AttributeData attribute) =>
        attribute.ConstructorArguments.Length == 1
        && attribute.ConstructorArguments[0] is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type }
            ? type.IsUnboundGenericType ? type.OriginalDefinition : type
            : null;

    /// <summary>The types that attributes on the assembly share, each with its attribute.</summary>
    internal static IEnumerable<(INamedTypeSymbol Type, AttributeData Mark)> AssemblyTypes(Compilation compilation)
    {
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (IsShare(attribute) && TypeOf(attribute) is { } type)
            {
                yield return (type, attribute);
            }
        }
    }

    /// <summary>The first attribute on the assembly that shares the type.</summary>
    internal static AttributeData? FindOnAssembly(INamedTypeSymbol type, Compilation compilation) =>
        AssemblyTypes(compilation).FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.Type, type)).Mark;

    internal static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol one => one.OverriddenEvent,
        _ => null,
    };

    private static bool IsNamed(INamedTypeSymbol? type, string name) =>
        type?.Name == name && type.ContainingNamespace is { Name: "Sharer", ContainingNamespace.IsGlobalNamespace: true };
}
