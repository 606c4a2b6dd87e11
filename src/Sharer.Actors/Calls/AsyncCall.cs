using Sharer.Resource;

namespace Sharer.Calls;

/// <summary>A call that holds its turn until its task ends. Not pooled: what it runs allocates anyway.</summary>
internal sealed class AsyncCall<T, TInvocation, TResult> : FacadeCall<T, TResult>
    where T : class
    where TInvocation : struct, IAsyncInvocation<T, TResult>
{
    private readonly TInvocation _invocation;
    private readonly CancellationTokenSource _turn = new();
    private ValueTask<TResult> _pending;
    private T _resource = null!;

    internal AsyncCall(ResourceCore resource, string method, CallPriority priority, in TInvocation invocation)
    {
        _invocation = invocation;
        Begin(resource, method, priority);
    }

    internal override bool HoldsTurn => true;

    internal override void CancelTurn() => _turn.Cancel();

    internal override bool Run(T resource)
    {
        _resource = resource;
        _pending = _invocation.Invoke(resource, _turn.Token);
        if (!_pending.IsCompleted)
        {
            return false;
        }

        TakeTurn();
        return true;
    }

    internal override void WhenTurnEnds(Action ended)
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

    internal override void TakeTurn()
    {
        var pending = _pending;
        _pending = default;
        Result = pending.GetAwaiter().GetResult();
        if (Resource.Limits.GuardResults)
        {
            EscapeGuard<TResult>.Check(Result, _resource, this);
        }
    }

    private protected override void GoHome() => _turn.Dispose();
}
