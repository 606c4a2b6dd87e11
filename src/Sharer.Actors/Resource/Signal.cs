namespace Sharer.Resource;

/// <summary>A task without a result that is made only when somebody asks for it: of most resources nobody ever does.</summary>
/// <remarks>
/// Invariant: the source is set once, by whoever comes first. Who asks sets one to be completed; who completes sets one that is complete,
/// the same for all, or completes the one that was asked for.
/// </remarks>
internal struct Signal
{
    private static readonly TaskCompletionSource Complete = NewComplete();

    private TaskCompletionSource? _source;

    internal readonly bool IsCompleted => Volatile.Read(in _source) is { Task.IsCompleted: true };

    internal Task Task => Source.Task;

    private TaskCompletionSource Source
    {
        get
        {
            if (Volatile.Read(ref _source) is { } source)
            {
                return source;
            }

            var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return Interlocked.CompareExchange(ref _source, asked, null) ?? asked;
        }
    }

    internal void TrySetResult() => Interlocked.CompareExchange(ref _source, Complete, null)?.TrySetResult();

    /// <summary>The task faults. Whoever does not look at it has not failed to look at an exception.</summary>
    internal void TrySetException(Exception failure)
    {
        var source = Source;
        if (source.TrySetException(failure))
        {
            _ = source.Task.Exception;
        }
    }

    private static TaskCompletionSource NewComplete()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
