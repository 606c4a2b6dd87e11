using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Applies the directive to all children when one fails.</summary>
public class AllForOneStrategy : SupervisorStrategy, IEquatable<AllForOneStrategy>
{
    /// <summary>Without limit, by the default decider; for derived classes.</summary>
    protected AllForOneStrategy()
        : this(DefaultDecider)
    {
    }

    /// <summary>By a function, with a limit of restarts in a time.</summary>
    /// <param name="maxNrOfRetries">How many restarts; <see langword="null"/> or a negative number for no limit, 0 for none.</param>
    /// <param name="withinTimeRange">In which time; <see langword="null"/> for ever.</param>
    /// <param name="localOnlyDecider">The decider.</param>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries ?? -1, Milliseconds(withinTimeRange), localOnlyDecider)
    {
    }

    /// <summary>By a decider, with a limit of restarts in a time.</summary>
    /// <param name="maxNrOfRetries">How many restarts; <see langword="null"/> or a negative number for no limit, 0 for none.</param>
    /// <param name="withinTimeRange">In which time; <see langword="null"/> for ever.</param>
    /// <param name="decider">The decider.</param>
    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(maxNrOfRetries ?? -1, Milliseconds(withinTimeRange), decider)
    {
    }

    /// <summary>By a function, with a limit of restarts in a time; a negative number is no limit.</summary>
    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, new LocalOnlyDecider(localOnlyDecider), loggingEnabled)
    {
    }

    /// <summary>By a decider, with a limit of restarts in a time; a negative number is no limit.</summary>
    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
    {
        MaxNumberOfRetries = maxNrOfRetries;
        WithinTimeRangeMilliseconds = withinTimeMilliseconds;
        Decider = decider;
        LoggingEnabled = loggingEnabled;
    }

    /// <summary>Without limit, by a function.</summary>
    public AllForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(-1, -1, localOnlyDecider)
    {
    }

    /// <summary>Without limit, by a decider.</summary>
    public AllForOneStrategy(IDecider decider)
        : this(-1, -1, decider)
    {
    }

    /// <summary>How many restarts a child has in the time; a negative number is no limit.</summary>
    public int MaxNumberOfRetries { get; }

    /// <summary>The time, in milliseconds; a negative number is for ever.</summary>
    public int WithinTimeRangeMilliseconds { get; }

    /// <inheritdoc/>
    public override IDecider Decider { get; }

    /// <inheritdoc/>
    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children)
    {
    }

    /// <inheritdoc/>
    public bool Equals(AllForOneStrategy? other) =>
        ReferenceEquals(this, other)
        || (other is not null && MaxNumberOfRetries == other.MaxNumberOfRetries
            && WithinTimeRangeMilliseconds == other.WithinTimeRangeMilliseconds && Decider.Equals(other.Decider));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AllForOneStrategy);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MaxNumberOfRetries, WithinTimeRangeMilliseconds, Decider);

    /// <inheritdoc/>
    protected override Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);

    internal override void ProcessFailure(ActorCell context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats)
    {
        var all = context.Children.Stats;
        if (restart && all.All(s => s.RequestRestartPermission(MaxNumberOfRetries, WithinTimeRangeMilliseconds)))
        {
            foreach (var sibling in all)
                RestartChild(sibling.Child, cause, suspendFirst: !child.Equals(sibling.Child));
        }
        else
        {
            foreach (var sibling in all)
                context.Stop(sibling.Child);
        }
    }

    private static int Milliseconds(TimeSpan? time) => (int)(time ?? Timeout.InfiniteTimeSpan).TotalMilliseconds;
}
