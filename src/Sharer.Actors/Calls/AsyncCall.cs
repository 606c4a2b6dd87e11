using Sharer.Resource;

namespace Sharer.Calls;

/// <summary>A call that holds its turn until its task ends. Not pooled: what it runs allocates anyway.</summary>
internal sealed class AsyncCall<T, TInvocation, TResult> : FacadeCall<T, TResult>
    where T : class
    where TInvocation : struct, IAsyncInvocation<T, TResult>
{
    private readonly TInvocation _invocation;
    private HeldTurn<TResult> _turn = new();
    private T _resource = null!;

    internal AsyncCall(ResourceCore resource, string method, CallTerms terms, in TInvocation invocation)
    {
        _invocation = invocation;
        Begin(resource, method, terms);
    }

    internal override bool HoldsTurn => true;

    internal override void CancelTurn() => _turn.Cancel();

    internal override bool Run(T resource)
    {
        _resource = resource;
        if (!_turn.Begin(_invocation.Invoke(resource, _turn.Token)))
        {
            return false;
        }

        TakeTurn();
        return true;
    }

    internal override void WhenTurnEnds(Action ended) => _turn.WhenEnds(ended);

    internal override void TakeTurn()
    {
        Result = _turn.Take();
        if (Resource.Limits.GuardResults)
        {
            EscapeGuard<TResult>.Check(Result, _resource, this);
        }
    }

    private protected override void GoHome() => _turn.Dispose();
}
