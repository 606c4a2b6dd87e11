namespace Sharer.Streams;

/// <summary>A stream as its consumers see it: each enumeration opens the source for itself.</summary>
/// <param name="open">Makes the enumerator of one enumeration, whose two tokens are in one. Touches nothing of the resource.</param>
/// <param name="token">The token that the facade's method was given.</param>
internal sealed class SharedStream<TItem>(Func<StreamToken, IAsyncEnumerator<TItem>> open, CancellationToken token) : IAsyncEnumerable<TItem>
{
    public IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        open(new StreamToken(token, cancellationToken));
}

/// <summary>Makes streams of what reads the resource.</summary>
internal static class SharedStream
{
    internal static StreamOptions Defaults { get; } = new();

    internal static IAsyncEnumerable<TItem> Of<T, TItem>(
        StreamTerms<T> terms, Func<T, CancellationToken, IEnumerable<TItem>?> source, StreamOptions options, CancellationToken token)
        where T : class
    {
        var idleLimit = terms.Resource.Clock.ToUnits(options.IdleTimeout);
        return new SharedStream<TItem>(
            both => new SequenceEnumerator<TItem>(
                new SyncCursor<T, TItem>(terms, options.ChunkSize, idleLimit, source), terms.Limit, both),
            token);
    }

    internal static IAsyncEnumerable<TItem> Of<T, TItem>(
        StreamTerms<T> terms, Func<T, CancellationToken, IAsyncEnumerable<TItem>?> source, StreamOptions options, CancellationToken token)
        where T : class
    {
        var idleLimit = terms.Resource.Clock.ToUnits(options.IdleTimeout);
        return new SharedStream<TItem>(
            both => new SequenceEnumerator<TItem>(
                new AsyncCursor<T, TItem>(terms, options.ChunkSize, idleLimit, source), terms.Limit, both),
            token);
    }

    internal static IAsyncEnumerable<TItem> OfEvent<T, THandler, TItem>(
        StreamTerms<T> terms, Func<Action<TItem>, THandler> adapt, Action<T, THandler> add, Action<T, THandler> remove, CancellationToken token)
        where T : class =>
        new SharedStream<TItem>(
            both => new EventEnumerator<TItem>(new Subscription<T, THandler, TItem>(terms, adapt, add, remove), terms.Limit, both), token);
}
