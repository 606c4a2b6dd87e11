using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Durable;

/// <summary>What one writes first: a semaphore around the connection, each insert a transaction of its own.</summary>
internal sealed class LockedLedger() : Contender<int>(Title)
{
    public const string Title = "a SemaphoreSlim around the connection";

    private readonly SemaphoreSlim _gate = new(1);
    private readonly Ledger _ledger = new();

    public override long Executed => _ledger.Added;

    public override async ValueTask<int> CallAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            return _ledger.Add("Ann", 34, "f");
        }
        finally
        {
            _gate.Release();
        }
    }

    public override ValueTask DisposeAsync()
    {
        _gate.Dispose();
        _ledger.Dispose();
        return ValueTask.CompletedTask;
    }
}
