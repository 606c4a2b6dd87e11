using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    // The value is the message to send instead of a Terminated, or null.
    private Dictionary<IActorRef, object?>? _watching;
    private Dictionary<IActorRef, object?>? _terminatedUnderWay;
    private HashSet<IInternalActorRef>? _watchedBy;

    /// <inheritdoc/>
    public IActorRef Watch(IActorRef subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return Watch((IInternalActorRef)subject, null);
    }

    /// <inheritdoc/>
    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(message);
        return Watch((IInternalActorRef)subject, message);
    }

    /// <inheritdoc/>
    public IActorRef Unwatch(IActorRef subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (_watching?.Remove(subject) == true)
        {
            var watchee = (IInternalActorRef)subject;
            watchee.SendSystemMessage(new Unwatch(watchee, _self));
        }

        _terminatedUnderWay?.Remove(subject);
        return subject;
    }

    /// <summary>What the actor gets in place of the <see cref="Terminated"/> at hand, by <see cref="WatchWith"/>.</summary>
    internal object? InsteadOfTerminated { get; private set; }

    internal void TerminatedQueuedFor(IActorRef subject, object? customMessage) =>
        (_terminatedUnderWay ??= []).TryAdd(subject, customMessage);

    private IActorRef Watch(IInternalActorRef subject, object? message)
    {
        if (!subject.Equals(Self) && (_watching ??= []).TryAdd(subject, message))
            subject.SendSystemMessage(new Watch(subject, _self));
        return subject;
    }

    private void ReceivedTerminated(Terminated terminated)
    {
        // An Unwatch in between takes the message back.
        if (_terminatedUnderWay?.Remove(terminated.ActorRef, out var custom) == true)
        {
            InsteadOfTerminated = custom;
            ReceiveMessage(custom ?? terminated);
        }
    }

    private void WatchedActorTerminated(IActorRef actor, bool existenceConfirmed, bool addressTerminated)
    {
        if (_watching?.Remove(actor, out var custom) == true && !Children.IsTerminating)
        {
            Self.Tell(new Terminated(actor, existenceConfirmed, addressTerminated), actor);
            TerminatedQueuedFor(actor, custom);
        }

        if (Children.Contains(actor))
            HandleChildTerminated(actor);
    }

    private void TellWatchersWeDied()
    {
        // The parent has been told already, watching or not.
        foreach (var watcher in Interlocked.Exchange(ref _watchedBy, null) ?? [])
        {
            if (!watcher.Equals(Parent))
                watcher.SendSystemMessage(new DeathWatchNotification(Self, existenceConfirmed: true, addressTerminated: false));
        }
    }

    private void UnwatchAll()
    {
        var watching = _watching;
        _watching = null;
        _terminatedUnderWay = null;
        foreach (var subject in watching?.Keys ?? Enumerable.Empty<IActorRef>())
        {
            var watchee = (IInternalActorRef)subject;
            watchee.SendSystemMessage(new Unwatch(watchee, _self));
        }
    }

    private void AddWatcher(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        var isWatchee = watchee.Equals(Self);
        if (isWatchee == watcher.Equals(Self))
        {
            Publish(new Warning(Self.Path.ToString(), ActorType, $"BUG: illegal Watch({watchee},{watcher}) for {Self}"));
        }
        else if (!isWatchee)
        {
            Watch(watchee);
        }
        else if ((_watchedBy ??= []).Add(watcher) && SystemImpl.Settings.DebugLifecycle)
        {
            Publish(new Debug(Self.Path.ToString(), ActorType, $"now watched by {watcher}"));
        }
    }

    private void RemoveWatcher(IInternalActorRef watchee, IInternalActorRef watcher)
    {
        var isWatchee = watchee.Equals(Self);
        if (isWatchee == watcher.Equals(Self))
        {
            Publish(new Warning(Self.Path.ToString(), ActorType, $"BUG: illegal Unwatch({watchee},{watcher}) for {Self}"));
        }
        else if (!isWatchee)
        {
            Unwatch(watchee);
        }
        else if (_watchedBy?.Remove(watcher) == true && SystemImpl.Settings.DebugLifecycle)
        {
            Publish(new Debug(Self.Path.ToString(), ActorType, $"no longer watched by {watcher}"));
        }
    }
}
