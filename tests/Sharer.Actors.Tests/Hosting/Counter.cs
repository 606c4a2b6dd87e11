namespace Sharer.Actors.Tests.Hosting;

internal sealed class Counter : IDisposable
{
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Disposed => _disposed.Task;

    public int Count { get; set; }

    public void Dispose() => _disposed.TrySetResult();
}
