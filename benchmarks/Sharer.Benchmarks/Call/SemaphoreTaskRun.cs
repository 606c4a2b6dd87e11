using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Call;

/// <summary>A semaphore, and the call on the thread pool so that a slow one does not hold the caller's thread.</summary>
internal sealed class SemaphoreTaskRun() : Contender<int>("SemaphoreSlim + Task.Run")
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Counter _counter = new();

    public override long Executed => _counter.Value;

    public override async ValueTask<int> CallAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            return await Task.Run(_counter.Increment, CancellationToken.None);
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
