using Akka.Actor;

namespace Akka.Event;

/// <summary>The bus of an actor system: subscribe to a type and get every event of it or derived from it.</summary>
/// <remarks>An actor that terminates is unsubscribed by itself.</remarks>
public class EventStream : LoggingBus
{
    private static int _lastUnsubscriberId;

    private readonly bool _debug;
    private readonly Lock _gate = new();

    /// <summary>Who subscribed before the unsubscriber ran; null once it does.</summary>
    private HashSet<IActorRef>? _unwatched = [];

    private volatile IActorRef? _unsubscriber;

    /// <summary>Makes a stream without subscribers.</summary>
    /// <param name="debug">Whether it publishes its own doings as debug events.</param>
    public EventStream(bool debug) => _debug = debug;

    /// <inheritdoc />
    /// <exception cref="ArgumentNullException">The subscriber is null.</exception>
    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var added = base.Subscribe(subscriber, channel);
        // Afterwards: of a subscriber that is dead already the news would come before there is anything to undo.
        WatchSubscriber(subscriber);
        if (_debug)
            PublishDebug($"subscribing {subscriber} to channel {channel}");
        return added;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentNullException">The subscriber is null.</exception>
    public override bool Unsubscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        if (_debug)
            PublishDebug($"unsubscribing {subscriber} from channel {channel}");
        var removed = base.Unsubscribe(subscriber, channel);
        ForgetUnlessSubscribed(subscriber);
        return removed;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentNullException">The subscriber is null.</exception>
    public override bool Unsubscribe(IActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        if (_debug)
            PublishDebug($"unsubscribing {subscriber} from all channels");
        var removed = base.Unsubscribe(subscriber);
        ForgetUnlessSubscribed(subscriber);
        return removed;
    }

    /// <summary>Starts the actor that unsubscribes the terminated; a second call does nothing.</summary>
    internal void StartUnsubscriber(ExtendedActorSystem system)
    {
        lock (_gate)
        {
            if (_unwatched is not { } waiting)
                return;

            var unsubscriber = system.SystemActorOf(
                Props.Create(() => new EventStreamUnsubscriber(this, _debug)),
                $"EventStreamUnsubscriber-{Interlocked.Increment(ref _lastUnsubscriberId)}");
            foreach (var subscriber in waiting)
                unsubscriber.Tell(new EventStreamUnsubscriber.Register(subscriber), ActorRefs.NoSender);
            _unwatched = null;
            _unsubscriber = unsubscriber;
        }
    }

    /// <summary>Whether <paramref name="subscriber"/> is still subscribed to anything.</summary>
    internal bool IsSubscribed(IActorRef subscriber) => HasSubscriptions(subscriber);

    private void WatchSubscriber(IActorRef subscriber)
    {
        // A console logger is no actor and never terminates.
        if (subscriber is MinimalLogger)
            return;

        if (_unsubscriber is null)
        {
            lock (_gate)
            {
                if (_unwatched is not null)
                {
                    _unwatched.Add(subscriber);
                    return;
                }
            }
        }

        _unsubscriber!.Tell(new EventStreamUnsubscriber.Register(subscriber), ActorRefs.NoSender);
    }

    private void ForgetUnlessSubscribed(IActorRef subscriber) =>
        _unsubscriber?.Tell(new EventStreamUnsubscriber.UnregisterIfNoMoreSubscribedChannels(subscriber), ActorRefs.NoSender);

    private void PublishDebug(string text) => Publish(new Debug(SimpleName(this), GetType(), text));
}
