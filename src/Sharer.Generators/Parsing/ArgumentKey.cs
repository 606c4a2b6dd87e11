using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>What a caller gives for one parameter of a facade.</summary>
/// <param name="type">Its type.</param>
/// <param name="key">The same as signatures tell it apart.</param>
/// <param name="isOptional">Whether it may be left out.</param>
internal sealed class ArgumentKey(ITypeSymbol type, string key, bool isOptional)
{
    internal ITypeSymbol Type { get; } = type;

    internal string Key { get; } = key;

    internal bool IsOptional { get; } = isOptional;
}
