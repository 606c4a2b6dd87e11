using Sharer.Streams;

namespace Sharer.Generated;

public static partial class SharedCalls
{
    /// <summary>Gives out what an event is raised with.</summary>
    /// <remarks>
    /// Subscribes at the first <c>MoveNextAsync</c>, by a call to the resource, and unsubscribes, as a turn, when the enumeration ends.
    /// At most 1024 events wait for the consumer; of more the oldest are dropped, logged once and counted by
    /// <c>sharer.stream.dropped</c>. When the resource is replaced the new instance is subscribed to before any call gets to it; when it
    /// stops the enumeration ends with <see cref="ResourceStoppedException"/>, after the events that wait.
    /// </remarks>
    /// <param name="shared">The resource.</param>
    /// <param name="member">The event.</param>
    /// <param name="adapt">Makes the handler that passes on what the event is raised with; on whichever thread raises it, it never blocks.</param>
    /// <param name="add">Subscribes.</param>
    /// <param name="remove">Unsubscribes.</param>
    /// <param name="cancellationToken">Ends the enumeration, as does that of <c>WithCancellation</c>.</param>
    public static IAsyncEnumerable<TItem> EventAsync<T, THandler, TItem>(
        SharedRef<T> shared, SharedMember member, Func<Action<TItem>, THandler> adapt, Action<T, THandler> add, Action<T, THandler> remove,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(shared);
        return SharedStream.OfEvent(StreamTerms<T>.Of(shared, member), adapt, add, remove, cancellationToken);
    }
}
