namespace Sharer.Generators.Models;

/// <summary>What a stream of events has as items.</summary>
internal enum EventShape
{
    /// <summary>A running count, for handlers without parameters.</summary>
    Count,

    /// <summary>The only parameter.</summary>
    Single,

    /// <summary>The second parameter, after the sender.</summary>
    Arguments,

    /// <summary>All parameters, as a tuple.</summary>
    Tuple,
}
