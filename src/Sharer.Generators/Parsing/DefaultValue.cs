namespace Sharer.Generators.Parsing;

/// <summary>The default of an optional parameter.</summary>
/// <param name="syntax">What stands after <c>=</c>; <see langword="null"/> where C# cannot write it so.</param>
/// <param name="attributes">The attributes that say the same.</param>
internal readonly struct DefaultValue(string? syntax, string attributes)
{
    internal string? Syntax { get; } = syntax;

    internal string Attributes { get; } = attributes;
}
