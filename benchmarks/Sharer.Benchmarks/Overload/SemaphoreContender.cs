namespace Sharer.Benchmarks.Overload;

/// <summary>What one writes first: a semaphore that is taken at once or not at all. Nobody waits, and the call runs on the caller's thread.</summary>
internal sealed class SemaphoreContender(Action call, IDisposable? resource) : OverloadContender
{
    private readonly SemaphoreSlim _gate = new(1);

    public override ValueTask<Offer> CallAsync()
    {
        if (!_gate.Wait(0))
        {
            return new ValueTask<Offer>(Offer.Rejected(default));
        }

        try
        {
            call();
            return new ValueTask<Offer>(Offer.Run);
        }
        finally
        {
            _gate.Release();
        }
    }

    public override ValueTask DisposeAsync()
    {
        _gate.Dispose();
        resource?.Dispose();
        return ValueTask.CompletedTask;
    }
}
