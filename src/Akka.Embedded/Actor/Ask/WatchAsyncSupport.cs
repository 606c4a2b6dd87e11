using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Waits for the end of an actor.</summary>
public static class WatchAsyncSupport
{
    /// <summary>True when the actor has stopped, false when the token was cancelled before.</summary>
    public static Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default) =>
        WatchingActorRef.Begin(target).WaitAsync(Timeout.InfiniteTimeSpan, token);
}
