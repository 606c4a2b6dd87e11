namespace Sharer.Streams;

/// <summary>Gives out a sequence: from the chunk that is here, and when it is used up from the next.</summary>
internal sealed class SequenceEnumerator<TItem>(SequenceCursor<TItem> cursor, long limit, StreamToken token)
    : StreamEnumerator<TItem>(cursor, limit, token)
{
    private readonly SequenceCursor<TItem> _cursor = cursor;
    private List<TItem> _items = [];
    private int _next;
    private bool _isLast;

    private protected override bool HasItems => _next < _items.Count;

    private protected override bool TryTake(out TItem item)
    {
        if (_next < _items.Count)
        {
            item = _items[_next++];
            return true;
        }

        item = default!;
        return false;
    }

    private protected override async ValueTask<bool> FetchAsync()
    {
        if (_isLast)
        {
            return false;
        }

        Chunk<TItem> chunk;
        try
        {
            chunk = await _cursor.PullAsync(Token).ConfigureAwait(false);
        }
        catch
        {
            (_items, _next) = (_cursor.TakeLeftover() ?? [], 0);
            throw;
        }

        if (chunk.Refusal is { } refusal)
        {
            throw refusal;
        }

        (_items, _next, _isLast) = (chunk.Items, 0, chunk.IsLast);
        return _items.Count > 0;
    }
}
