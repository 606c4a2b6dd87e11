using Sharer.Resource;

namespace Sharer.Streams;

/// <summary>What a pull is told when its stream was closed before the source had ended.</summary>
internal static class StreamFailures
{
    internal static Exception Idle(ResourceCore resource, string method, TimeSpan limit)
    {
        return new CallTimeoutException(
            resource.Name, CallOutcome.NotStarted,
            $"The stream {method} of '{resource.Name}' was closed: nobody had asked it for an item for {Contention.Show(limit)}. " +
            "Its enumerator is disposed; enumerate again, with a longer IdleTimeout where the consumer needs more time.",
            limit, resource.Contention());
    }

    internal static Exception Replaced(ResourceCore resource, string method, Exception cause) => new ResourceUnavailableException(
        resource.Name,
        $"The stream {method} of '{resource.Name}' has ended early: the instance that it read from broke and was replaced. " +
        $"Enumerate again to read from the new one. Cause: {cause.Message}",
        cause);

    internal static Exception Stopped(ResourceCore resource) => new ResourceStoppedException(resource.Name, CallOutcome.NotStarted);

    internal static Exception Disposed(ResourceCore resource, string method) => new InvalidOperationException(
        $"The enumerator of {method} on '{resource.Name}' was disposed while it was asked for an item.");

    internal static Exception Overlap(ResourceCore resource, string method) => new InvalidOperationException(
        $"MoveNextAsync of {method} on '{resource.Name}' was called before the one before had ended. An enumerator serves one consumer, " +
        "one call at a time; give each consumer an enumeration of its own.");
}
