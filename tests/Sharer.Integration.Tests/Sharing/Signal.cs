using Sharer.Instruments;

namespace Sharer.Integration.Tests.Sharing;

/// <summary>Tells a test that something has come to pass, without holding it up.</summary>
internal sealed class Signal
{
    private readonly TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Given => _given.Task.Soon();

    public void Give() => _given.TrySetResult();
}
