namespace Sharer.Streams;

/// <summary>What one pull of a stream has brought.</summary>
/// <param name="Items">In the order of the source.</param>
/// <param name="IsLast">Whether the source has come to its end with them.</param>
internal sealed record Chunk<TItem>(List<TItem> Items, bool IsLast)
{
    /// <summary>Why nothing was read: what was open had been closed when the pull got its turn.</summary>
    internal Exception? Refusal { get; private init; }

    internal static Chunk<TItem> Refused(Exception refusal) => new([], true) { Refusal = refusal };
}
