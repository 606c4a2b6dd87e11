namespace Sharer.Generators.Parsing;

/// <summary>Where a type is said to be shared.</summary>
internal enum ShareSource
{
    /// <summary>By <c>[Share]</c> on the type itself: all of its public members.</summary>
    Type,

    /// <summary>By <c>[Share]</c> on members alone: exactly those.</summary>
    Members,

    /// <summary>By <c>[assembly: Share(typeof(X))]</c>: all public members, and the facade is internal.</summary>
    Assembly,
}
