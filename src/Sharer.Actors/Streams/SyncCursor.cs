using Sharer.Calls;

namespace Sharer.Streams;

/// <summary>Reads an <see cref="IEnumerable{T}"/>: a chunk is one synchronous call.</summary>
internal sealed class SyncCursor<T, TItem>(
    StreamTerms<T> terms, int chunkSize, long idleLimit, Func<T, CancellationToken, IEnumerable<TItem>?> source)
    : SequenceCursor<TItem>(terms.Resource, terms.Method, chunkSize, idleLimit)
    where T : class
{
    private IEnumerator<TItem>? _enumerator;

    internal override ValueTask<Chunk<TItem>> PullAsync(CancellationToken token)
    {
        var call = SyncCall<T, Reading, Chunk<TItem>>.Rent(terms.Resource, terms.Method, terms.Terms, new Reading(this, token));
        var version = call.Version;
        Submit(call, terms.Limit, token);
        return new ValueTask<Chunk<TItem>>(call, version);
    }

    internal override ValueTask LetGoAsync()
    {
        var enumerator = _enumerator;
        _enumerator = null;
        enumerator?.Dispose();
        return ValueTask.CompletedTask;
    }

    private Chunk<TItem> Read(T instance, CancellationToken token)
    {
        if (Refusal is { } refusal)
        {
            return Chunk<TItem>.Refused(refusal);
        }

        var items = NewItems();
        try
        {
            var enumerator = _enumerator ?? Open(instance, token);
            while (items.Count < ChunkSize)
            {
                if (!enumerator.MoveNext())
                {
                    Finish();
                    return Filled(items, isLast: true);
                }

                items.Add(Checked(enumerator.Current, instance));
            }

            return Filled(items, isLast: false);
        }
        catch
        {
            KeepLeftover(items);
            FinishQuietly();
            throw;
        }
    }

    private IEnumerator<TItem> Open(T instance, CancellationToken token)
    {
        _enumerator = (source(instance, token) ?? throw NoSource()).GetEnumerator();
        MarkOpen();
        return _enumerator;
    }

    private void Finish()
    {
        try
        {
            LetGoAsync();
        }
        finally
        {
            MarkFinished();
        }
    }

    private void FinishQuietly()
    {
        try
        {
            Finish();
        }
        catch (Exception e)
        {
            LogDisposal(e);
        }
    }

    private readonly struct Reading(SyncCursor<T, TItem> cursor, CancellationToken token) : IInvocation<T, Chunk<TItem>>
    {
        public Chunk<TItem> Invoke(T resource) => cursor.Read(resource, token);
    }
}
