using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>One entry of what the parser has to say beside its model. Holds symbols, so it never enters the generator's pipeline.</summary>
/// <param name="reason">Why.</param>
/// <param name="symbol">The member, as it is declared (of a base type, too), or the type.</param>
/// <param name="isMarked">Whether the symbol itself says <c>[Share]</c>.</param>
/// <param name="other">What stands in the way.</param>
/// <param name="detail">The type or the name that it is about, as text.</param>
internal sealed class LeftOut(LeftOutReason reason, ISymbol symbol, bool isMarked, ISymbol? other = null, string? detail = null)
{
    internal LeftOutReason Reason { get; } = reason;

    internal ISymbol Symbol { get; } = symbol;

    internal bool IsMarked { get; } = isMarked;

    internal ISymbol? Other { get; } = other;

    internal string? Detail { get; } = detail;
}
