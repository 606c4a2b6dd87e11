using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Call;

/// <summary>A semaphore, and the call on the thread that happens to be there: cheap, but a slow call takes a thread of the pool's.</summary>
internal sealed class SemaphoreOnCaller() : Contender<int>("SemaphoreSlim on the caller's own thread")
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Counter _counter = new();

    public override long Executed => _counter.Value;

    public override async ValueTask<int> CallAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            return _counter.Increment();
        }
        finally
        {
            _gate.Release();
        }
    }

    public override ValueTask DisposeAsync()
    {
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }
}
