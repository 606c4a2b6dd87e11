namespace Sharer.AspNetCore.Tests;

/// <summary>A resource whose calls can be held.</summary>
internal sealed class Thing
{
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _gate = new();

    /// <summary>Completes when the first call holds the resource.</summary>
    public Task Entered => _entered.Task;

    public bool Hold()
    {
        _entered.TrySetResult();
        return _gate.Wait(TimeSpan.FromSeconds(60));
    }

    public void Release() => _gate.Set();
}
