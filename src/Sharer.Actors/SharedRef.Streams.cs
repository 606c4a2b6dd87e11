using Sharer.Generated;
using Sharer.Streams;

namespace Sharer;

public sealed partial class SharedRef<T>
{
    /// <summary>Reads a lazy sequence of the resource, chunk by chunk: each chunk is one turn, and other calls may come between two.</summary>
    /// <remarks>
    /// Nothing happens before the first <c>MoveNextAsync</c>; each enumeration calls <paramref name="source"/> anew. Cancel it with
    /// <c>WithCancellation</c>. A chunk is a call like any other: it waits for room and its turn, and has the call's time limit.
    /// <para>However the enumeration ends, the enumerator is disposed on the resource's dispatcher, as a turn: when it is broken off
    /// (disposing waits for that, and throws what it throws), cancelled or failed, when the resource stops, and when nobody has asked
    /// for an item within <see cref="StreamOptions.IdleTimeout"/>. The next chunk then fails: with
    /// <see cref="CallTimeoutException"/> after an idle time, with <see cref="ResourceStoppedException"/> after a stop, and with
    /// <see cref="ResourceUnavailableException"/> where the resource broke and was replaced, for what was read belonged to the old instance.
    /// What the source throws comes after the items that came before it; so does <see cref="EscapedResultException"/> for an item that is
    /// still tied to the resource.</para>
    /// </remarks>
    /// <param name="source">Synchronous; it and the sequence run on the resource's dispatcher and have the resource to themselves.</param>
    /// <param name="options">Left out: 256 items a chunk, 30 s of idle time.</param>
    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    public IAsyncEnumerable<TItem> StreamAsync<TItem>(Func<T, IEnumerable<TItem>> source, StreamOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= SharedStream.Defaults;
        options.Check(nameof(options));
        return SharedStream.Of(StreamTerms<T>.Of(this, SharedMember.StreamAsync), (resource, _) => source(resource), options, default);
    }
}
