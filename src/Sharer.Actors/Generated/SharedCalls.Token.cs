using Sharer.Calls;

namespace Sharer.Generated;

public static partial class SharedCalls
{
    /// <summary>Calls a member that returns a value and takes the caller's token.</summary>
    public static ValueTask<TResult> AskWithTokenAsync<T, TResult>(
        SharedRef<T> shared, SharedMember member, Func<T, CancellationToken, TResult> call, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.Ask<FuncInvocation<T, CancellationToken, TResult>, TResult>(
            member, new(call, cancellationToken), cancellationToken);
    }

    /// <summary>Calls a member that returns nothing and takes the caller's token.</summary>
    public static ValueTask AskWithTokenAsync<T>(
        SharedRef<T> shared, SharedMember member, Action<T, CancellationToken> call, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.Ask<ActionInvocation<T, CancellationToken>>(member, new(call, cancellationToken), cancellationToken);
    }

    /// <summary>Calls a member that returns a value and takes the caller's token among its arguments.</summary>
    public static ValueTask<TResult> AskWithTokenAsync<T, TArgs, TResult>(
        SharedRef<T> shared, SharedMember member, Func<T, TArgs, CancellationToken, TResult> call, TArgs args,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.Ask<TokenFuncInvocation<T, TArgs, TResult>, TResult>(
            member, new(call, args, cancellationToken), cancellationToken);
    }

    /// <summary>Calls a member that returns nothing and takes the caller's token among its arguments.</summary>
    public static ValueTask AskWithTokenAsync<T, TArgs>(
        SharedRef<T> shared, SharedMember member, Action<T, TArgs, CancellationToken> call, TArgs args,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.Ask<TokenActionInvocation<T, TArgs>>(member, new(call, args, cancellationToken), cancellationToken);
    }
}
