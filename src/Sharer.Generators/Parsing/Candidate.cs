using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>A member that may be shared.</summary>
/// <param name="declared">As the shared type, or a base of it, declares it: whose attributes and place count.</param>
/// <param name="called">What a call names: the same, or the member of the interface that is implemented explicitly.</param>
/// <param name="cast">Through which type it is called; <see langword="null"/> when the shared type leads to it.</param>
/// <param name="isMarked">Whether it says <c>[Share]</c> itself.</param>
/// <param name="isExplicit">Whether it implements a member of an interface and does not show it.</param>
internal sealed class Candidate(ISymbol declared, ISymbol called, INamedTypeSymbol? cast, bool isMarked, bool isExplicit = false)
{
    internal ISymbol Declared { get; } = declared;

    internal ISymbol Called { get; } = called;

    internal INamedTypeSymbol? Cast { get; } = cast;

    internal bool IsMarked { get; } = isMarked;

    internal bool IsExplicit { get; } = isExplicit;
}
