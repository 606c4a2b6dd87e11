namespace Akka.Actor;

/// <summary>Makes deciders.</summary>
public static class Decider
{
    /// <summary>By the first exception of the list that fits; the default directive otherwise.</summary>
    public static DeployableDecider From(Directive defaultDirective, params KeyValuePair<Type, Directive>[] pairs) =>
        new(defaultDirective, pairs);

    /// <summary>By the first exception of the list that fits; the default directive otherwise.</summary>
    public static DeployableDecider From(Directive defaultDirective, IEnumerable<KeyValuePair<Type, Directive>> pairs) =>
        new(defaultDirective, pairs);

    /// <summary>By a function.</summary>
    public static LocalOnlyDecider From(Func<Exception, Directive> localOnlyDecider) => new(localOnlyDecider);
}

/// <summary>Decides by a function.</summary>
public class LocalOnlyDecider : IDecider
{
    private readonly Func<Exception, Directive> _decider;

    /// <summary>A decider around a function.</summary>
    public LocalOnlyDecider(Func<Exception, Directive> decider) => _decider = decider;

    /// <inheritdoc/>
    public Directive Decide(Exception cause) => _decider(cause);
}

/// <summary>Decides by a list of exceptions, the first that fits.</summary>
public class DeployableDecider : IDecider, IEquatable<DeployableDecider>
{
    /// <summary>Restarts on nothing in particular; for derived classes.</summary>
    protected DeployableDecider() => Pairs = [];

    /// <summary>A decider with its list.</summary>
    public DeployableDecider(Directive defaultDirective, IEnumerable<KeyValuePair<Type, Directive>> pairs)
        : this(defaultDirective, pairs.ToArray())
    {
    }

    /// <summary>A decider with its list.</summary>
    public DeployableDecider(Directive defaultDirective, params KeyValuePair<Type, Directive>[] pairs)
    {
        DefaultDirective = defaultDirective;
        Pairs = pairs;
    }

    /// <summary>The directive when nothing fits.</summary>
    public Directive DefaultDirective { get; }

    /// <summary>The list.</summary>
    public KeyValuePair<Type, Directive>[] Pairs { get; }

    /// <inheritdoc/>
    public Directive Decide(Exception cause)
    {
        foreach (var (type, directive) in Pairs)
        {
            if (type.IsInstanceOfType(cause))
                return directive;
        }

        return DefaultDirective;
    }

    /// <inheritdoc/>
    public bool Equals(DeployableDecider? other) =>
        ReferenceEquals(this, other)
        || (other is not null && DefaultDirective == other.DefaultDirective && Pairs.AsSpan().SequenceEqual(other.Pairs));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeployableDecider);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(DefaultDirective, Pairs.Length);
}
