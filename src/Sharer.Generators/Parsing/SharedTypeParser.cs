using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>Turns a shared type into a model, and says what it had to leave out. The generator and the analyzers run this same code.</summary>
internal static class SharedTypeParser
{
    /// <summary>Parses <paramref name="type"/>, from source or from metadata.</summary>
    /// <param name="type">The type; a generic one as its definition, unless an attribute on the assembly closes it.</param>
    /// <param name="compilation">In which it is shared.</param>
    /// <param name="source">Where it is said to be shared.</param>
    /// <param name="cancellationToken">Ends the parsing.</param>
    internal static ParsedType Parse(
        INamedTypeSymbol type, Compilation compilation, ShareSource source, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _ = (type, compilation, source);
        return new ParsedType(null, ImmutableArray<LeftOut>.Empty);
    }
}
