namespace Sharer.Calls;

/// <summary>What a call that holds its turn does with the resource.</summary>
internal interface IAsyncInvocation<in T, TResult>
{
    ValueTask<TResult> Invoke(T resource, CancellationToken cancellationToken);
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

internal readonly struct UseArgsInvocation<T, TArgs, TResult>(
    Func<T, TArgs, CancellationToken, ValueTask<TResult>> use, TArgs args) : IAsyncInvocation<T, TResult>
{
    public ValueTask<TResult> Invoke(T resource, CancellationToken cancellationToken) => use(resource, args, cancellationToken);
}

internal readonly struct UseArgsInvocation<T, TArgs>(
    Func<T, TArgs, CancellationToken, ValueTask> use, TArgs args) : IAsyncInvocation<T, Nothing>
{
    public async ValueTask<Nothing> Invoke(T resource, CancellationToken cancellationToken)
    {
        await use(resource, args, cancellationToken).ConfigureAwait(false);
        return default;
    }
}
