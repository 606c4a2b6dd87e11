using System.ComponentModel;
using Sharer.Calls;

namespace Sharer.Generated;

/// <summary>The calls that generated facades make. What the closures are given is static, the arguments travel in the pooled message.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SharedCalls
{
    /// <summary>Calls a member that returns a value and takes nothing.</summary>
    public static ValueTask<TResult> AskAsync<T, TResult>(
        SharedRef<T> shared, SharedMember member, Func<T, TResult> call, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.Ask<FuncInvocation<T, TResult>, TResult>(member, new(call), cancellationToken);
    }

    /// <summary>Calls a member that returns nothing and takes nothing.</summary>
    public static ValueTask AskAsync<T>(SharedRef<T> shared, SharedMember member, Action<T> call, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.Ask<ActionInvocation<T>>(member, new(call), cancellationToken);
    }

    /// <summary>Calls a member that returns a value.</summary>
    public static ValueTask<TResult> AskAsync<T, TArgs, TResult>(
        SharedRef<T> shared, SharedMember member, Func<T, TArgs, TResult> call, TArgs args, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.Ask<FuncInvocation<T, TArgs, TResult>, TResult>(member, new(call, args), cancellationToken);
    }

    /// <summary>Calls a member that returns nothing.</summary>
    public static ValueTask AskAsync<T, TArgs>(
        SharedRef<T> shared, SharedMember member, Action<T, TArgs> call, TArgs args, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.Ask<ActionInvocation<T, TArgs>>(member, new(call, args), cancellationToken);
    }
}
