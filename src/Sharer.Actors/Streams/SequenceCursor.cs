using Akka.Event;
using Sharer.Calls;
using Sharer.Resource;

namespace Sharer.Streams;

/// <summary>An enumerator that is open on the resource, and is read chunk by chunk.</summary>
internal abstract class SequenceCursor<TItem>(ResourceCore resource, string method, int chunkSize, long idleLimit)
    : Cursor(resource, method, idleLimit)
{
    private int _lastCount;
    private List<TItem>? _leftover;

    private protected int ChunkSize => chunkSize;

    /// <summary>Why a pull may not read any more, although it got its turn.</summary>
    private protected Exception? Refusal => Failure
        ?? (State == CursorState.Closed || Wanted == CloseReason.Done ? StreamFailures.Disposed(Resource, Method) : null);

    /// <summary>Called by the consumer: the next chunk, by one call to the resource.</summary>
    internal abstract ValueTask<Chunk<TItem>> PullAsync(CancellationToken token);

    /// <summary>Called by the consumer after a pull has failed: what it had read before.</summary>
    /// <remarks>Nothing when the caller was released beside it: it may still be reading.</remarks>
    internal List<TItem>? TakeLeftover()
    {
        if (LastPull is not { HasLeft: true })
        {
            return null;
        }

        var leftover = _leftover;
        _leftover = null;
        return leftover;
    }

    private protected List<TItem> NewItems() => new(Math.Min(_lastCount, chunkSize));

    private protected Chunk<TItem> Filled(List<TItem> items, bool isLast)
    {
        _lastCount = items.Count;
        return new Chunk<TItem>(items, isLast);
    }

    /// <summary>The source has ended or failed, in a turn of its own, and has been let go.</summary>
    private protected void MarkFinished()
    {
        MarkClosed(null);
        TellWaiter(null);
    }

    /// <summary>Keeps what was read before the source failed.</summary>
    private protected void KeepLeftover(List<TItem> items) => _leftover = items;

    private protected TItem Checked(TItem item, object instance)
    {
        if (Resource.Limits.GuardResults)
        {
            EscapeGuard<TItem>.Check(item, instance, Resource, Method);
        }

        return item;
    }

    private protected InvalidOperationException NoSource() =>
        new($"{Method} on '{Resource.Name}' gave null instead of a sequence; there is nothing to enumerate.");

    private protected void LogDisposal(Exception thrown) => Resource.Log.Warning(
        thrown, "The enumerator of {0} on '{1}' failed, and disposing it threw too: {2}", Method, Resource.Name, thrown.Message);
}
