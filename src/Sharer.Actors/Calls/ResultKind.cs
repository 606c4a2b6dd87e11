namespace Sharer.Calls;

/// <summary>What the type of a result says about the call that returns it.</summary>
internal static class ResultKind<TResult>
{
    /// <summary>Whether the result is a task or an asynchronous stream, so that the work would go on after the turn.</summary>
    internal static readonly bool IsAsynchronous = Decide(typeof(TResult));

    internal static InvalidOperationException Refusal(string resource) => new(
        $"The call to '{resource}' returns {typeof(TResult).Name}: its turn would end at the first await, and the rest would run beside " +
        "other calls. It was not run. Use UseAsync, which holds the turn until the task has ended.");

    private static bool Decide(Type type)
    {
        if (typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask))
        {
            return true;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            return true;
        }

        return IsStream(type) || type.GetInterfaces().Any(IsStream);
    }

    private static bool IsStream(Type type) =>
        type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerator<>));
}
