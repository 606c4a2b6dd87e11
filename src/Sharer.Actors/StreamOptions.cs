namespace Sharer;

/// <summary>How <see cref="SharedRef{T}.StreamAsync{TItem}"/> reads a sequence.</summary>
public sealed record StreamOptions
{
    /// <summary>How many items one turn of the resource reads at the most; other calls may come between two turns. Default: 256.</summary>
    public int ChunkSize { get; init; } = 256;

    /// <summary>How long an enumerator may stand open with nobody asking it for an item, before the resource closes it;
    /// <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Default: 30 s.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    internal void Check(string parameter)
    {
        if (ChunkSize < 1)
        {
            throw new ArgumentException($"ChunkSize is {ChunkSize}; it takes 1 or more.", parameter);
        }

        if (IdleTimeout <= TimeSpan.Zero && IdleTimeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException($"IdleTimeout is {IdleTimeout}; it takes a positive time or Timeout.InfiniteTimeSpan.", parameter);
        }
    }
}
