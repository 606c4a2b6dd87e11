namespace Sharer.Instruments;

/// <summary>A place in a call at which it stops until the test lets it go on.</summary>
internal sealed class Gate : IDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _open = new();

    public Task Reached => _reached.Task.Soon();

    public bool IsReached => _reached.Task.IsCompleted;

    public void Pass()
    {
        _reached.TrySetResult();
        if (!_open.Wait(Patience.Limit))
            throw new TimeoutException("The test never opened the gate.");
    }

    public Task PassAsync()
    {
        _reached.TrySetResult();
        return _opened.Task.Soon();
    }

    public void Open()
    {
        _open.Set();
        _opened.TrySetResult();
    }

    // Opens only: whoever still stands at the gate of a test that failed must get away.
    public void Dispose() => Open();
}
