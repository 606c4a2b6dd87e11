using System.Runtime.ExceptionServices;
using Sharer.Resource;

namespace Sharer.Streams;

/// <summary>The consumer's side of a stream: gives out what has come, and fetches more when there is none left.</summary>
/// <remarks>
/// Serves one consumer. A failure ends the stream: it is told again to whoever asks again, for an end that looked like the end of the
/// source would hide that items are missing.
/// </remarks>
internal abstract class StreamEnumerator<TItem>(Cursor cursor, long limit, StreamToken token) : IAsyncEnumerator<TItem>
{
    private ExceptionDispatchInfo? _failure;
    private bool _wasReleased;
    private int _isFetching;
    private bool _isDisposed;

    public TItem Current { get; private set; } = default!;

    private protected CancellationToken Token => token.Value;

    private ResourceCore Resource => cursor.Resource;

    public ValueTask<bool> MoveNextAsync()
    {
        if (Volatile.Read(ref _isFetching) != 0)
        {
            return ValueTask.FromException<bool>(StreamFailures.Overlap(Resource, cursor.Method));
        }

        if (!_isDisposed && !Token.IsCancellationRequested && TryTake(out var item))
        {
            cursor.Touch();
            Current = item;
            return new ValueTask<bool>(true);
        }

        return FetchNextAsync();
    }

    /// <summary>Has closed what is open, as a turn of the resource, and waits for that; after a failure only if it is a matter of moments.</summary>
    public ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return ValueTask.CompletedTask;
        }

        _isDisposed = true;
        if (MayWaitForClosing)
        {
            return CloseAsync();
        }

        cursor.CloseSoon();
        token.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Whether an item is here.</summary>
    private protected abstract bool HasItems { get; }

    /// <summary>Takes the next item, if there is one here.</summary>
    private protected abstract bool TryTake(out TItem item);

    /// <summary>Makes the next item come.</summary>
    /// <returns>Whether there is one; otherwise the source has ended.</returns>
    private protected abstract ValueTask<bool> FetchAsync();

    private bool HasFailed => _failure is not null || Token.IsCancellationRequested;

    // Not within a turn of the same resource; not when its last pull may still be at it, nobody knows until when; and a consumer that
    // has failed has waited already, and waits for nobody else's call now.
    private bool MayWaitForClosing =>
        cursor.State is CursorState.Open or CursorState.Parked
        && !_wasReleased
        && (!HasFailed || Resource.HolderMethod is null)
        && Turn.Closes(Resource, cursor.Method) is null;

    private async ValueTask<bool> FetchNextAsync()
    {
        if (Interlocked.Exchange(ref _isFetching, 1) != 0)
        {
            throw StreamFailures.Overlap(Resource, cursor.Method);
        }

        cursor.IsAwaited = true;
        try
        {
            return !_isDisposed && await NextAsync().ConfigureAwait(false);
        }
        finally
        {
            cursor.IsAwaited = false;
            Volatile.Write(ref _isFetching, 0);
        }
    }

    private async ValueTask<bool> NextAsync()
    {
        if (_failure is null)
        {
            try
            {
                if (Token.IsCancellationRequested && HasItems)
                {
                    throw new CallCanceledException(Resource.Name, CallOutcome.NotStarted, Token);
                }

                if (!await FetchAsync().ConfigureAwait(false))
                {
                    return false;
                }
            }
            catch (Exception e)
            {
                Fail(e);
            }
        }

        // What came before the failure is given out first, to a consumer that still wants it.
        if (_failure is not null && (Token.IsCancellationRequested || !HasItems))
        {
            _failure.Throw();
        }

        var isThere = TryTake(out var item);
        Current = item;
        return isThere;
    }

    private void Fail(Exception failure)
    {
        _failure = ExceptionDispatchInfo.Capture(token.Translate(failure));
        _wasReleased = cursor.LastPull is { HasLeft: false };
        cursor.CloseSoon();
    }

    private async ValueTask CloseAsync()
    {
        try
        {
            await (HasFailed
                ? cursor.CloseAsync(Resource.Clock.ToUnits(Resource.Limits.InterruptGrace), CancellationToken.None)
                : cursor.CloseAsync(limit, Token)).ConfigureAwait(false);
        }
        finally
        {
            token.Dispose();
        }
    }
}
