using Akka.Dispatch.SysMsg;

namespace Akka.Actor.Internal;

/// <summary>Watches one actor from outside; completes when it has stopped.</summary>
internal sealed class WatchingActorRef : MinimalActorRef, IInternalActorRef
{
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IInternalActorRef _target;

    public WatchingActorRef(IInternalActorRef target)
    {
        _target = target;
        Provider = target.Provider;
        Path = Provider.TempPath();
    }

    public override ActorPath Path { get; }

    public IActorRefProvider Provider { get; }

    public override IInternalActorRef Parent => Provider.TempContainer;

    public static WatchingActorRef Begin(IActorRef target)
    {
        if (target is not IInternalActorRef watchee)
            throw new InvalidOperationException($"{target} is not an {typeof(IInternalActorRef)} and cannot be death-watched");
        var watcher = new WatchingActorRef(watchee);
        watcher.Provider.RegisterTempActor(watcher, watcher.Path);
        watchee.SendSystemMessage(new Watch(watchee, watcher));
        return watcher;
    }

    /// <summary>True when the actor has stopped in time.</summary>
    public async Task<bool> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await _terminated.Task.WaitAsync(timeout, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return false;
        }
        finally
        {
            Provider.UnregisterTempActor(Path);
            _target.SendSystemMessage(new Unwatch(_target, this));
        }
    }

    internal override void SendSystemMessage(SystemMessage message)
    {
        if (message is DeathWatchNotification notification && notification.Actor.Equals(_target))
            _terminated.TrySetResult();
    }
}
