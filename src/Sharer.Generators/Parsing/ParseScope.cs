using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>What the parts of the parser share while one type is parsed.</summary>
internal sealed class ParseScope(INamedTypeSymbol type, Compilation compilation, ShareSource source)
{
    private readonly ImmutableArray<LeftOut>.Builder _leftOut = ImmutableArray.CreateBuilder<LeftOut>();

    internal INamedTypeSymbol Type { get; } = type;

    internal Compilation Compilation { get; } = compilation;

    internal ShareSource Source { get; } = source;

    /// <summary>What the attribute that shares the type says for all of its members.</summary>
    internal ShareTerms Terms { get; } = ShareTerms.Of(source switch
    {
        ShareSource.Type => ShareMarks.Find(type),
        ShareSource.Assembly => ShareMarks.FindOnAssembly(type, compilation),
        _ => null,
    });

    internal OwnTypeParameters Own { get; } = new(type);

    internal TypeNames Names => field ??= new TypeNames(Compilation, Own.Names);

    internal ImmutableArray<LeftOut> LeftOuts => _leftOut.ToImmutable();

    internal void LeaveOut(LeftOutReason reason, ISymbol symbol, bool isMarked, ISymbol? other = null, string? detail = null) =>
        _leftOut.Add(new LeftOut(reason, symbol, isMarked, other, detail));
}
