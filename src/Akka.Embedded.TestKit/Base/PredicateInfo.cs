namespace Akka.TestKit;

/// <summary>A condition for messages of exactly one type.</summary>
public class PredicateInfo
{
    private readonly Func<object, bool> _matches;

    private PredicateInfo(Delegate predicate, Type type, Func<object, bool> matches)
    {
        PredicateT = predicate;
        Type = type;
        _matches = matches;
    }

    /// <summary>The type.</summary>
    public Type Type { get; }

    /// <summary>The condition, a <see cref="Predicate{T}"/>.</summary>
    public Delegate PredicateT { get; }

    /// <summary>Makes one of a condition.</summary>
    public static PredicateInfo Create<T>(Predicate<T> predicateT) =>
        new(predicateT, typeof(T), message => predicateT((T)message));

    /// <inheritdoc />
    public override string ToString() => $"{GetType().FullName}<{Type.FullName}>";

    internal bool Matches(object message) => message.GetType() == Type && _matches(message);
}
