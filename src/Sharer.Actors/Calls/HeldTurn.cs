namespace Sharer.Calls;

/// <summary>What a call that holds its turn waits for: its task, with the token that ends it. Lies in the call, which alone has it.</summary>
internal struct HeldTurn<TResult>()
{
    private readonly CancellationTokenSource _source = new();
    private ValueTask<TResult> _pending;

    internal readonly CancellationToken Token => _source.Token;

    internal readonly void Cancel() => _source.Cancel();

    /// <returns>Whether the task has ended already.</returns>
    internal bool Begin(ValueTask<TResult> pending)
    {
        _pending = pending;
        return pending.IsCompleted;
    }

    internal void WhenEnds(Action ended)
    {
        try
        {
            _pending.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(ended);
        }
        catch (Exception e)
        {
            // A source of somebody's own that cannot be listened to: the turn ends with that.
            _pending = ValueTask.FromException<TResult>(e);
            ended();
        }
    }

    /// <summary>The task's result; throws what the task threw.</summary>
    internal TResult Take()
    {
        var pending = _pending;
        _pending = default;
        return pending.GetAwaiter().GetResult();
    }

    internal readonly void Dispose() => _source.Dispose();
}
