using Sharer.Calls;

namespace Sharer.Generated;

public static partial class SharedCalls
{
    /// <summary>Calls a member whose task has a value and that takes nothing; the turn is held until the task ends.</summary>
    /// <remarks>The token is cancelled by the caller's, by the time limit and by a stop.</remarks>
    public static ValueTask<TResult> UseAsync<T, TResult>(
        SharedRef<T> shared, SharedMember member, Func<T, CancellationToken, ValueTask<TResult>> use, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.Use<UseInvocation<T, TResult>, TResult>(member, new(use), cancellationToken);
    }

    /// <summary>Calls a member whose task has no value and that takes nothing; the turn is held until the task ends.</summary>
    /// <remarks>The token is cancelled by the caller's, by the time limit and by a stop.</remarks>
    public static ValueTask UseAsync<T>(
        SharedRef<T> shared, SharedMember member, Func<T, CancellationToken, ValueTask> use, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.Use<UseInvocation<T>>(member, new(use), cancellationToken);
    }

    /// <summary>Calls a member whose task has a value; the turn is held until the task ends.</summary>
    /// <remarks>The token is cancelled by the caller's, by the time limit and by a stop.</remarks>
    public static ValueTask<TResult> UseAsync<T, TArgs, TResult>(
        SharedRef<T> shared, SharedMember member, Func<T, TArgs, CancellationToken, ValueTask<TResult>> use, TArgs args,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.Use<UseArgsInvocation<T, TArgs, TResult>, TResult>(member, new(use, args), cancellationToken);
    }

    /// <summary>Calls a member whose task has no value; the turn is held until the task ends.</summary>
    /// <remarks>The token is cancelled by the caller's, by the time limit and by a stop.</remarks>
    public static ValueTask UseAsync<T, TArgs>(
        SharedRef<T> shared, SharedMember member, Func<T, TArgs, CancellationToken, ValueTask> use, TArgs args,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.Use<UseArgsInvocation<T, TArgs>>(member, new(use, args), cancellationToken);
    }
}
