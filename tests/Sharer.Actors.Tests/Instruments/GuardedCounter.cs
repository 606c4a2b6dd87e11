namespace Sharer.Instruments;

/// <summary>A resource that is not safe for threads and notices when it is used as if it were.</summary>
internal sealed class GuardedCounter : IDisposable
{
    private readonly OverlapGuard _guard;
    private bool _disposed;

    public GuardedCounter(OverlapGuard guard)
    {
        _guard = guard;
        using (_guard.Enter())
            Thread.SpinWait(50);
    }

    public int Value { get; private set; }

    public int Increment()
    {
        using (_guard.Enter())
            return Step();
    }

    public async ValueTask<int> IncrementAcrossAnAwaitAsync()
    {
        using (_guard.Enter())
        {
            await Task.Yield();
            return Step();
        }
    }

    public void Dispose()
    {
        using (_guard.Enter())
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            Thread.SpinWait(50);
            _disposed = true;
        }
    }

    private int Step()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var before = Value;
        Thread.SpinWait(5);
        return Value = before + 1;
    }
}
