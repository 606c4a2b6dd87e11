namespace Sharer.Calls;

internal readonly struct TokenFuncInvocation<T, TArgs, TResult>(
    Func<T, TArgs, CancellationToken, TResult> call, TArgs args, CancellationToken token) : IInvocation<T, TResult>
{
    public TResult Invoke(T resource) => call(resource, args, token);
}

internal readonly struct TokenActionInvocation<T, TArgs>(
    Action<T, TArgs, CancellationToken> call, TArgs args, CancellationToken token) : IInvocation<T, Nothing>
{
    public Nothing Invoke(T resource)
    {
        call(resource, args, token);
        return default;
    }
}
