using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;

namespace Sharer.Simulation.Worlds;

/// <summary>Asynchronous work of a resource's code, the end of which stays in the history.</summary>
/// <remarks>
/// Who listens to a task that has ended already is called on the framework's thread pool, which no seed decides. Here it is one more
/// fiber, and so is it where the work ends in a context of its own. Where the library makes a task of the work and then listens to that, the work ends once it does.
/// </remarks>
internal sealed class AsyncWork<T>(Scheduler scheduler) : IValueTaskSource<T>, IValueTaskSource
{
    private Action<object?>? _continuation;
    private object? _state;
    private bool _over;
    private T _result = default!;
    private ExceptionDispatchInfo? _thrown;

    /// <summary>Starts the work, which may await gates; what it does before the first of them is done when this returns.</summary>
    public static ValueTask<T> Start(Scheduler scheduler, Func<ValueTask<T>> work)
    {
        var pending = work();
        return pending.IsCompleted ? pending : new ValueTask<T>(Follow(scheduler, pending), 0);
    }

    /// <summary>The same for work without a result.</summary>
    public static ValueTask StartVoid(Scheduler scheduler, Func<ValueTask<T>> work)
    {
        var pending = work();
        return pending.IsCompletedSuccessfully ? default : new ValueTask(Follow(scheduler, pending), 0);
    }

    public T GetResult(short token)
    {
        _thrown?.Throw();
        return _result;
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) =>
        !_over ? ValueTaskSourceStatus.Pending : _thrown is null ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Faulted;

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        (_continuation, _state) = (continuation, state);
        if (_over)
            scheduler.Start("after work that was over", () => continuation(state));
    }

    private static AsyncWork<T> Follow(Scheduler scheduler, ValueTask<T> pending)
    {
        var work = new AsyncWork<T>(scheduler);
        _ = work.FollowAsync(pending);
        return work;
    }

    private async Task FollowAsync(ValueTask<T> pending)
    {
        try
        {
            _result = await pending;
        }
        catch (Exception thrown)
        {
            _thrown = ExceptionDispatchInfo.Capture(thrown);
        }

        while (_state is Task task && Listener(task) is null)
            scheduler.Spin(new Point("waits for who listens"));
        _over = true;
        if (_continuation is not { } continuation)
            return;
        if (SynchronizationContext.Current is null)
            continuation(_state);
        else
            scheduler.Start("after work in a context", () => continuation(_state));
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_continuationObject")]
    private static extern ref object? Listener(Task task);
}
