namespace Sharer.Generators.Models;

/// <summary>What comes of a call.</summary>
internal enum ResultKind
{
    /// <summary>The member returns nothing.</summary>
    Nothing,

    /// <summary>The member returns the resource itself, which its callers do not get.</summary>
    Dropped,

    /// <summary>A value.</summary>
    Value,

    /// <summary>Items, in chunks.</summary>
    Stream,
}
