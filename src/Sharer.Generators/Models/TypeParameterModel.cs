namespace Sharer.Generators.Models;

/// <summary>A type parameter of a facade or of a message.</summary>
/// <param name="Name">Escaped.</param>
/// <param name="Attributes">Carried over.</param>
/// <param name="Constraints">What follows the colon; empty for none.</param>
internal sealed record TypeParameterModel(string Name, EquatableArray<string> Attributes, string Constraints);
