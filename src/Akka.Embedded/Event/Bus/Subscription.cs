namespace Akka.Event;

/// <summary>A subscriber with what it has given up again of what it subscribed to.</summary>
public class Subscription<TSubscriber, TClassifier>
{
    /// <summary>Subscribes to everything of a class.</summary>
    public Subscription(TSubscriber subscriber)
        : this(subscriber, [])
    {
    }

    /// <summary>Subscribes to everything of a class but some.</summary>
    public Subscription(TSubscriber subscriber, IEnumerable<TClassifier> unsubscriptions)
    {
        Subscriber = subscriber;
        Unsubscriptions = new HashSet<TClassifier>(unsubscriptions);
    }

    /// <summary>Who subscribed.</summary>
    public TSubscriber Subscriber { get; }

    /// <summary>The subclasses that the subscriber no longer wants.</summary>
    public ISet<TClassifier> Unsubscriptions { get; }
}
