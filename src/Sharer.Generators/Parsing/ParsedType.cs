using System.Collections.Immutable;
using Sharer.Generators.Models;

namespace Sharer.Generators.Parsing;

/// <summary>What the parser makes of one shared type.</summary>
/// <param name="model">What the facade is emitted from; <see langword="null"/> when there is none.</param>
/// <param name="leftOut">What it lacks.</param>
internal sealed class ParsedType(SharedTypeModel? model, ImmutableArray<LeftOut> leftOut)
{
    internal SharedTypeModel? Model { get; } = model;

    internal ImmutableArray<LeftOut> LeftOut { get; } = leftOut;
}
