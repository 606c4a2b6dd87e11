using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>The type parameters of the shared type and of the types around it, which each facade and the class of the messages repeat.</summary>
internal sealed class OwnTypeParameters
{
    private readonly Dictionary<ITypeParameterSymbol, string> _names = new(SymbolEqualityComparer.Default);

    internal OwnTypeParameters(INamedTypeSymbol type)
    {
        var isDefinition = SymbolEqualityComparer.Default.Equals(type, type.OriginalDefinition);
        All = isDefinition ? [.. Around(type)] : [];
        var taken = new HashSet<string>(All.Length == 0 ? [] : NamesIn(type), StringComparer.Ordinal);
        foreach (var parameter in All)
        {
            _names[parameter] = Identifiers.EscapeDeclared(Identifiers.Take(taken, parameter.Name));
        }
    }

    /// <summary>The outermost type's first.</summary>
    internal ITypeParameterSymbol[] All { get; }

    /// <summary>What they are called: not as a parameter or a type parameter of any member is.</summary>
    internal IReadOnlyDictionary<ITypeParameterSymbol, string> Names => _names;

    private static IEnumerable<ITypeParameterSymbol> Around(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? Around(outer).Concat(type.TypeParameters) : type.TypeParameters;

    private static IEnumerable<string> NamesIn(INamedTypeSymbol type)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            foreach (var name in one.GetMembers().SelectMany(NamesIn))
            {
                yield return name;
            }
        }

        foreach (var name in type.AllInterfaces.SelectMany(static face => face.GetMembers()).SelectMany(NamesIn))
        {
            yield return name;
        }
    }

    private static IEnumerable<string> NamesIn(ISymbol member) => member switch
    {
        IMethodSymbol method => method.TypeParameters.Select(static p => p.Name).Concat(method.Parameters.Select(static p => p.Name)),
        IPropertySymbol property => property.Parameters.Select(static p => p.Name),
        _ => [],
    };
}
