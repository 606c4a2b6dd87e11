namespace Sharer.Calls;

/// <summary>The result of a call that has none.</summary>
internal readonly struct Nothing;

/// <summary>What a call does with the resource. A struct, so that it lies inside the pooled call and is called directly.</summary>
internal interface IInvocation<in T, out TResult>
{
    TResult Invoke(T resource);
}

/// <summary>What a call that holds its turn does with the resource.</summary>
internal interface IAsyncInvocation<in T, TResult>
{
    ValueTask<TResult> Invoke(T resource, CancellationToken cancellationToken);
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

internal readonly struct UseInvocation<T, TResult>(Func<T, CancellationToken, ValueTask<TResult>> use) : IAsyncInvocation<T, TResult>
{
    public ValueTask<TResult> Invoke(T resource, CancellationToken cancellationToken) => use(resource, cancellationToken);
}

internal readonly struct UseInvocation<T>(Func<T, CancellationToken, ValueTask> use) : IAsyncInvocation<T, Nothing>
{
    public async ValueTask<Nothing> Invoke(T resource, CancellationToken cancellationToken)
    {
        await use(resource, cancellationToken).ConfigureAwait(false);
        return default;
    }
}

internal readonly struct UseTaskInvocation<T, TResult>(Func<T, CancellationToken, Task<TResult>> use) : IAsyncInvocation<T, TResult>
{
    public ValueTask<TResult> Invoke(T resource, CancellationToken cancellationToken) => new(use(resource, cancellationToken));
}

internal readonly struct UseTaskInvocation<T>(Func<T, CancellationToken, Task> use) : IAsyncInvocation<T, Nothing>
{
    public async ValueTask<Nothing> Invoke(T resource, CancellationToken cancellationToken)
    {
        await use(resource, cancellationToken).ConfigureAwait(false);
        return default;
    }
}
