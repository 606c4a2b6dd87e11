using Sharer.Streams;

namespace Sharer.Generated;

public static partial class SharedCalls
{
    /// <summary>Reads what a member returns that takes nothing, chunk by chunk. The source is given the enumeration's token.</summary>
    public static IAsyncEnumerable<TItem> StreamAsync<T, TItem>(
        SharedRef<T> shared, SharedMember member, Func<T, CancellationToken, IEnumerable<TItem>?> source,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return SharedStream.Of(StreamTerms<T>.Of(shared, member), source, SharedStream.Defaults, cancellationToken);
    }

    /// <summary>Reads what a member returns, chunk by chunk. The source is given the enumeration's token.</summary>
    public static IAsyncEnumerable<TItem> StreamAsync<T, TArgs, TItem>(
        SharedRef<T> shared, SharedMember member, Func<T, TArgs, CancellationToken, IEnumerable<TItem>?> source, TArgs args,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return SharedStream.Of(
            StreamTerms<T>.Of(shared, member), (resource, token) => source(resource, args, token), SharedStream.Defaults, cancellationToken);
    }

    /// <summary>Reads what an asynchronous member returns that takes nothing, chunk by chunk; each holds the turn.</summary>
    /// <remarks>The source's token is cancelled by the enumeration's, by the time limit of a chunk and by a stop, while a chunk is read.</remarks>
    public static IAsyncEnumerable<TItem> StreamAsync<T, TItem>(
        SharedRef<T> shared, SharedMember member, Func<T, CancellationToken, IAsyncEnumerable<TItem>?> source,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return SharedStream.Of(StreamTerms<T>.Of(shared, member), source, SharedStream.Defaults, cancellationToken);
    }

    /// <summary>Reads what an asynchronous member returns, chunk by chunk; each holds the turn.</summary>
    /// <remarks>The source's token is cancelled by the enumeration's, by the time limit of a chunk and by a stop, while a chunk is read.</remarks>
    public static IAsyncEnumerable<TItem> StreamAsync<T, TArgs, TItem>(
        SharedRef<T> shared, SharedMember member, Func<T, TArgs, CancellationToken, IAsyncEnumerable<TItem>?> source, TArgs args,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return SharedStream.Of(
            StreamTerms<T>.Of(shared, member), (resource, token) => source(resource, args, token), SharedStream.Defaults, cancellationToken);
    }
}
