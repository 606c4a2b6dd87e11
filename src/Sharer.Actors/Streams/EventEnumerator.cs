namespace Sharer.Streams;

/// <summary>Gives out the events of a subscription, and waits for the next when there is none.</summary>
internal sealed class EventEnumerator<TItem>(Subscription<TItem> subscription, long limit, StreamToken token)
    : StreamEnumerator<TItem>(subscription, limit, token)
{
    private readonly Subscription<TItem> _subscription = subscription;
    private bool _isSubscribed;

    private protected override bool HasItems => _subscription.Buffer.Count > 0;

    private protected override bool TryTake(out TItem item) => _subscription.Buffer.TryRead(out item!);

    private protected override async ValueTask<bool> FetchAsync()
    {
        if (!_isSubscribed)
        {
            await _subscription.SubscribeAsync(Token).ConfigureAwait(false);
            _isSubscribed = true;
        }

        try
        {
            return await _subscription.Buffer.WaitToReadAsync(Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Token.IsCancellationRequested)
        {
            throw new CallCanceledException(_subscription.Resource.Name, CallOutcome.NotStarted, Token);
        }
    }
}
