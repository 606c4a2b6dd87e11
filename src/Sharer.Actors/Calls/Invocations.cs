namespace Sharer.Calls;

/// <summary>The result of a call that has none.</summary>
internal readonly struct Nothing;

/// <summary>What a call does with the resource. A struct, so that it lies inside the pooled call and is called directly.</summary>
internal interface IInvocation<in T, out TResult>
{
    TResult Invoke(T resource);
}

internal readonly struct FuncInvocation<T, TResult>(Func<T, TResult> call) : IInvocation<T, TResult>
{
    public TResult Invoke(T resource) => call(resource);
}

internal readonly struct ActionInvocation<T>(Action<T> call) : IInvocation<T, Nothing>
{
    public Nothing Invoke(T resource)
    {
        call(resource);
        return default;
    }
}

internal readonly struct FuncInvocation<T, TState, TResult>(Func<T, TState, TResult> call, TState state) : IInvocation<T, TResult>
{
    public TResult Invoke(T resource) => call(resource, state);
}

internal readonly struct ActionInvocation<T, TState>(Action<T, TState> call, TState state) : IInvocation<T, Nothing>
{
    public Nothing Invoke(T resource)
    {
        call(resource, state);
        return default;
    }
}
