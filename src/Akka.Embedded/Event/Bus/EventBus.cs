using System.Collections.Concurrent;

namespace Akka.Event;

/// <summary>Brings events to whoever subscribed to their class.</summary>
/// <typeparam name="TEvent">The events.</typeparam>
/// <typeparam name="TClassifier">What one subscribes to.</typeparam>
/// <typeparam name="TSubscriber">Who subscribes.</typeparam>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
    where TClassifier : notnull
    where TSubscriber : notnull
{
    private readonly Dictionary<TClassifier, List<Subscription<TSubscriber, TClassifier>>> _subscriptions = [];

    /// <summary>
    /// Who gets the events of a class, worked out at its first event. Written and replaced only under the lock
    /// of <see cref="_subscriptions"/>, so that a change of subscriptions never leaves an older answer behind.
    /// </summary>
    private volatile ConcurrentDictionary<TClassifier, TSubscriber[]> _receivers = new();

    /// <summary>Subscribes to a class of events.</summary>
    /// <returns>Whether that is new.</returns>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_subscriptions)
        {
            if (!_subscriptions.TryGetValue(classifier, out var subscriptions))
                _subscriptions.Add(classifier, subscriptions = []);
            else if (subscriptions.Exists(s => s.Subscriber.Equals(subscriber)))
                return false;

            subscriptions.Add(new Subscription<TSubscriber, TClassifier>(subscriber));
            _receivers = new();
            return true;
        }
    }

    /// <summary>Ends every subscription of a subscriber.</summary>
    /// <returns>Whether there was one.</returns>
    public virtual bool Unsubscribe(TSubscriber subscriber)
    {
        lock (_subscriptions)
        {
            var removed = 0;
            foreach (var subscriptions in _subscriptions.Values)
                removed += subscriptions.RemoveAll(s => s.Subscriber.Equals(subscriber));
            _receivers = new();
            return removed > 0;
        }
    }

    /// <summary>Ends the subscription to a class, or to that part of a wider class that was subscribed to.</summary>
    /// <returns>Whether anything changed.</returns>
    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_subscriptions)
        {
            var changed = _subscriptions.TryGetValue(classifier, out var direct)
                && direct.RemoveAll(s => s.Subscriber.Equals(subscriber)) > 0;
            if (!changed)
                changed = Exclude(subscriber, classifier);
            _receivers = new();
            return changed;
        }
    }

    /// <summary>Publishes an event.</summary>
    public virtual void Publish(TEvent @event)
    {
        var classifier = GetClassifier(@event);
        if (!_receivers.TryGetValue(classifier, out var receivers))
            receivers = FindReceivers(@event, classifier);
        foreach (var receiver in receivers)
            Publish(@event, receiver);
    }

    /// <summary>Returns the name of the type of an object, without its namespace.</summary>
    protected string SimpleName(object source) => SimpleName(source.GetType());

    /// <summary>Returns the name of a type, without its namespace.</summary>
    protected string SimpleName(Type source) => source.Name;

    /// <summary>Whether <paramref name="child"/> is <paramref name="parent"/> or a part of it.</summary>
    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    /// <summary>Hands an event to one subscriber.</summary>
    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    /// <summary>Whether an event is of a class.</summary>
    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    /// <summary>Returns the narrowest class of an event.</summary>
    protected abstract TClassifier GetClassifier(TEvent @event);

    private protected bool HasSubscriptions(TSubscriber subscriber)
    {
        lock (_subscriptions)
            return _subscriptions.Values.Any(list => list.Exists(s => s.Subscriber.Equals(subscriber)));
    }

    private bool Exclude(TSubscriber subscriber, TClassifier classifier)
    {
        var excluded = false;
        foreach (var (wider, subscriptions) in _subscriptions)
        {
            if (!IsSubClassification(wider, classifier))
                continue;
            foreach (var subscription in subscriptions.Where(s => s.Subscriber.Equals(subscriber)))
                excluded |= subscription.Unsubscriptions.Add(classifier);
        }

        return excluded;
    }

    private TSubscriber[] FindReceivers(TEvent @event, TClassifier classifier)
    {
        lock (_subscriptions)
        {
            var receivers = new HashSet<TSubscriber>();
            foreach (var (wider, subscriptions) in _subscriptions)
            {
                if (!Classify(@event, wider))
                    continue;
                foreach (var subscription in subscriptions)
                {
                    if (!subscription.Unsubscriptions.Any(excluded => IsSubClassification(excluded, classifier)))
                        receivers.Add(subscription.Subscriber);
                }
            }

            return _receivers[classifier] = [.. receivers];
        }
    }
}
