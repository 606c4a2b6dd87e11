using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Stops an actor after what is in its mailbox, and waits for its end.</summary>
public static class GracefulStopSupport
{
    /// <summary>Sends a <see cref="PoisonPill"/>; true when the actor has stopped in time.</summary>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) =>
        GracefulStop(target, timeout, PoisonPill.Instance);

    /// <summary>Sends a message that makes the actor stop; true when it has in time.</summary>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var watcher = WatchingActorRef.Begin(target);
        target.Tell(stopMessage, ActorRefs.NoSender);
        return watcher.WaitAsync(timeout == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : timeout, CancellationToken.None);
    }
}
