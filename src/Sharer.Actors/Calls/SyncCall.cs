using Sharer.Resource;

namespace Sharer.Calls;

/// <summary>A call whose turn ends when it returns.</summary>
internal sealed class SyncCall<T, TInvocation, TResult> : FacadeCall<T, TResult>
    where T : class
    where TInvocation : struct, IInvocation<T, TResult>
{
    private TInvocation _invocation;

    internal static SyncCall<T, TInvocation, TResult> Rent(
        ResourceCore resource, string method, CallTerms terms, in TInvocation invocation)
    {
        var call = CallPool<SyncCall<T, TInvocation, TResult>>.Rent();
        call._invocation = invocation;
        call.Begin(resource, method, terms);
        return call;
    }

    internal override bool Run(T resource)
    {
        Result = _invocation.Invoke(resource);
        if (Resource.Limits.GuardResults)
        {
            EscapeGuard<TResult>.Check(Result, resource, this);
        }

        return true;
    }

    private protected override void GoHome()
    {
        _invocation = default;
        CallPool<SyncCall<T, TInvocation, TResult>>.Return(this);
    }
}
