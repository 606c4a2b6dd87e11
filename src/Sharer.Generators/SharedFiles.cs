using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Sharer.Generators.Models;

namespace Sharer.Generators;

/// <summary>A file to generate.</summary>
/// <param name="HintName">Like no other's, whatever the case.</param>
/// <param name="Type">What is in it.</param>
internal sealed record SharedFile(string HintName, SharedTypeModel Type);

/// <summary>Makes one file of each type, however often it is shared.</summary>
internal static class SharedFiles
{
    internal static IEnumerable<SharedFile> Of(ImmutableArray<SharedTypeModel> models)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        var classes = new HashSet<string>(StringComparer.Ordinal);
        var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in models.OrderBy(static m => m.IsFromAssembly))
        {
            if (types.Add(model.TypeName))
            {
                // Outer.Inner and Outer_Inner, two closings of one generic type: the later one has a number.
                var name = Parsing.Identifiers.Take(classes, $"{model.Namespace}.{model.Name}").Substring((model.Namespace?.Length ?? 0) + 1);
                yield return new SharedFile(
                    Parsing.Identifiers.Take(hints, model.HintName) + ".g.cs", name == model.Name ? model : model with { Name = name });
            }
        }
    }

    /// <summary>Whether another assembly has brought a facade of the type that this one can see.</summary>
    internal static bool HasFacade(INamedTypeSymbol type, Compilation compilation)
    {
        var facade = Parsing.SharedTypeParser.FacadeOf(type);
        return compilation.GetTypesByMetadataName(facade).Any(found =>
            !SymbolEqualityComparer.Default.Equals(found.ContainingAssembly, compilation.Assembly)
            && compilation.IsSymbolAccessibleWithin(found, compilation.Assembly));
    }
}
