namespace Sharer.Generators.Models;

/// <summary>What the source says of the nullability of a type's parts.</summary>
internal enum Nullability
{
    /// <summary>There is nothing in it that could be null.</summary>
    Irrelevant,

    /// <summary>Written where nullable annotations are off.</summary>
    Oblivious,

    /// <summary>Written where they are on.</summary>
    Aware,
}
