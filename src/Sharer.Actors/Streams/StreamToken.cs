namespace Sharer.Streams;

/// <summary>The two tokens of a stream in one: that of the facade's method and that of <c>WithCancellation</c>.</summary>
internal sealed class StreamToken : IDisposable
{
    private readonly CancellationToken _ofMethod;
    private readonly CancellationToken _ofEnumeration;
    private readonly CancellationTokenSource? _linked;

    internal StreamToken(CancellationToken ofMethod, CancellationToken ofEnumeration)
    {
        (_ofMethod, _ofEnumeration) = (ofMethod, ofEnumeration);
        if (ofMethod.CanBeCanceled && ofEnumeration.CanBeCanceled && ofMethod != ofEnumeration)
        {
            _linked = CancellationTokenSource.CreateLinkedTokenSource(ofMethod, ofEnumeration);
            Value = _linked.Token;
        }
        else
        {
            Value = ofMethod.CanBeCanceled ? ofMethod : ofEnumeration;
        }
    }

    internal CancellationToken Value { get; }

    /// <summary>What the consumer is told: a cancellation carries one of its own tokens, never the one made here.</summary>
    internal Exception Translate(Exception failure) => failure is CallCanceledException canceled && _linked is not null
        ? new CallCanceledException(
            canceled.ResourceName, canceled.Outcome, _ofMethod.IsCancellationRequested ? _ofMethod : _ofEnumeration, canceled.InnerException)
        : failure;

    public void Dispose() => _linked?.Dispose();
}
