using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>What runs when the root has stopped: the last that was added first. Ends the task when all have run.</summary>
internal sealed class TerminationCallbacks
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ILoggingAdapter _log;
    private Stack<Action>? _callbacks = new();

    public TerminationCallbacks(Task rootTerminated, ILoggingAdapter log)
    {
        _log = log;
        rootTerminated.ContinueWith(_ => Run(), TaskScheduler.Default);
    }

    public Task Task => _done.Task;

    public void Add(Action callback)
    {
        lock (_done)
            (_callbacks ?? throw new InvalidOperationException("ActorSystem already terminated.")).Push(callback);
    }

    private void Run()
    {
        while (Next() is { } callback)
        {
            try
            {
                callback();
            }
            catch (Exception cause)
            {
                _log.Error(cause, "A callback on the termination of the system failed");
            }
        }

        _done.TrySetResult();
    }

    private Action? Next()
    {
        lock (_done)
        {
            if (_callbacks!.TryPop(out var callback))
                return callback;
            _callbacks = null;
            return null;
        }
    }
}
