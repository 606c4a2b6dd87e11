using Sharer.Calls;

namespace Sharer.Streams;

/// <summary>Reads an <see cref="IAsyncEnumerable{T}"/>: a chunk is one call that holds its turn.</summary>
/// <remarks>
/// Whatever the source has begun ends within the turn, so a chunk ends with the first item that had to be waited for. What was ready
/// before that item is handed over at once: the consumer gets it while the turn is still held, and the call's own chunk is his next.
/// </remarks>
internal sealed class AsyncCursor<T, TItem>(
    StreamTerms<T> terms, int chunkSize, long idleLimit, Func<T, CancellationToken, IAsyncEnumerable<TItem>?> source)
    : SequenceCursor<TItem>(terms.Resource, terms.Method, chunkSize, idleLimit)
    where T : class
{
    // What the source is given: it lives as long as the enumeration, and is cancelled with the turn of any of its pulls.
    private readonly CancellationTokenSource _ended = new();
    private IAsyncEnumerator<TItem>? _enumerator;
    private Task<Chunk<TItem>>? _underWay;

    internal override async ValueTask<Chunk<TItem>> PullAsync(CancellationToken token)
    {
        if (_underWay is { } rest)
        {
            _underWay = null;
            return await rest.ConfigureAwait(false);
        }

        var early = new TaskCompletionSource<Chunk<TItem>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = new AsyncCall<T, Reading, Chunk<TItem>>(terms.Resource, terms.Method, terms.Terms, new Reading(this, early));
        var version = call.Version;
        Submit(call, terms.Limit, token);
        var pull = new ValueTask<Chunk<TItem>>(call, version).AsTask();
        await Task.WhenAny(pull, early.Task).ConfigureAwait(false);
        // Looked at first: when both have come meanwhile, it holds the earlier items.
        if (!early.Task.IsCompleted)
        {
            return await pull.ConfigureAwait(false);
        }

        // A consumer who never comes back has not failed to look at its exception.
        _ = pull.ContinueWith(
            static pull => _ = pull.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        _underWay = pull;
        return await early.Task.ConfigureAwait(false);
    }

    internal override ValueTask LetGoAsync()
    {
        var enumerator = _enumerator;
        _enumerator = null;
        return enumerator?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    // Every await here comes back to the thread of a pinned resource.
    private async ValueTask<Chunk<TItem>> ReadAsync(T instance, TaskCompletionSource<Chunk<TItem>> early, CancellationToken turn)
    {
        if (Refusal is { } refusal)
        {
            return Chunk<TItem>.Refused(refusal);
        }

        var items = NewItems();
        var turnEnds = turn.UnsafeRegister(static ended => ((CancellationTokenSource)ended!).Cancel(), _ended);
        try
        {
            var enumerator = _enumerator ?? Open(instance);
            var isReady = true;
            while (isReady && items.Count < ChunkSize)
            {
                var next = enumerator.MoveNextAsync();
                isReady = next.IsCompleted;
                if (!isReady && items.Count > 0)
                {
                    early.SetResult(Filled(items, isLast: false));
                    items = [];
                }

                if (!await next)
                {
                    await FinishAsync();
                    return Filled(items, isLast: true);
                }

                items.Add(Checked(enumerator.Current, instance));
            }

            return Filled(items, isLast: false);
        }
        catch
        {
            KeepLeftover(items);
            await FinishQuietlyAsync();
            throw;
        }
        finally
        {
            // Does not wait for a callback that runs: this may be running within it.
            turnEnds.Unregister();
        }
    }

    private IAsyncEnumerator<TItem> Open(T instance)
    {
        _enumerator = (source(instance, _ended.Token) ?? throw NoSource()).GetAsyncEnumerator(_ended.Token);
        MarkOpen();
        return _enumerator;
    }

    private async ValueTask FinishAsync()
    {
        try
        {
            await LetGoAsync();
        }
        finally
        {
            MarkFinished();
        }
    }

    private async ValueTask FinishQuietlyAsync()
    {
        try
        {
            await FinishAsync();
        }
        catch (Exception e)
        {
            LogDisposal(e);
        }
    }

    private readonly struct Reading(AsyncCursor<T, TItem> cursor, TaskCompletionSource<Chunk<TItem>> early)
        : IAsyncInvocation<T, Chunk<TItem>>
    {
        public ValueTask<Chunk<TItem>> Invoke(T resource, CancellationToken cancellationToken) =>
            cursor.ReadAsync(resource, early, cancellationToken);
    }
}
