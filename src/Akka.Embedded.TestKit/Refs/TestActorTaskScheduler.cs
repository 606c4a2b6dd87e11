using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>Tells a test when, and how, an asynchronous handler ends.</summary>
internal sealed class TestActorTaskScheduler(TestActorCell cell) : ActorTaskScheduler(cell)
{
    private TaskCompletionSource? _handling;

    /// <summary>The handler that runs since <see cref="Begin"/>; ended if none went on asynchronously.</summary>
    public Task Started => _handling?.Task ?? Task.CompletedTask;

    public void Begin() => _handling = null;

    protected override void OnBeforeTaskStarted() =>
        _handling = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    internal override void OnTaskCompleted(Exception? failure)
    {
        if (failure is null)
            _handling?.TrySetResult();
        else
            _handling?.TrySetException(failure);
    }
}
