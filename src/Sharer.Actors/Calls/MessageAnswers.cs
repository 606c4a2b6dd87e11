using Akka;

namespace Sharer.Calls;

/// <summary>What a message is answered with, made of what its member returned.</summary>
/// <remarks>The awaits between the items are not configured: on the pinned dispatcher a sequence is read on the resource's thread.</remarks>
internal static class MessageAnswers
{
    internal static async ValueTask<object?> ValueAsync<TResult>(ValueTask<TResult> result) => await result.ConfigureAwait(false);

    internal static async ValueTask<object?> DoneAsync(ValueTask end)
    {
        await end.ConfigureAwait(false);
        return Done.Instance;
    }

    internal static List<TItem>? List<TItem>(IEnumerable<TItem>? items, object resource, Call call)
    {
        if (items is null)
        {
            return null;
        }

        List<TItem> list = [];
        foreach (var item in items)
        {
            list.Add(Guarded(item, resource, call));
        }

        return list;
    }

    internal static async ValueTask<object?> ListAsync<TItem>(
        IAsyncEnumerable<TItem>? items, object resource, Call call, CancellationToken cancellationToken)
    {
        if (items is null)
        {
            return null;
        }

        List<TItem> list = [];
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            list.Add(Guarded(item, resource, call));
        }

        return list;
    }

    private static TItem Guarded<TItem>(TItem item, object resource, Call call)
    {
        if (call.Resource.Limits.GuardResults)
        {
            EscapeGuard<TItem>.Check(item, resource, call);
        }

        return item;
    }
}
