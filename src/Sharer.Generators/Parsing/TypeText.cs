using Sharer.Generators.Models;

namespace Sharer.Generators.Parsing;

/// <summary>A type as code writes it.</summary>
internal readonly struct TypeText(string text, TypeTraits traits)
{
    internal string Text { get; } = text;

    internal TypeTraits Traits { get; } = traits;

    internal Nullability Nullability =>
        (Traits & TypeTraits.Aware) != 0 ? Nullability.Aware
        : (Traits & TypeTraits.Oblivious) != 0 ? Nullability.Oblivious
        : Nullability.Irrelevant;
}
