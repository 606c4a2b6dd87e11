using System.Collections;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>
/// Equality as expectations use it: by <see cref="IEquatable{T}"/>, order, element by element, or
/// <see cref="object.Equals(object)"/>, whichever the values offer first.
/// </summary>
public class AkkaAssertEqualityComparer<T> : IEqualityComparer<T>
{
    private readonly bool _skipTypeCheck;
    private readonly IEqualityComparer? _innerComparer;

    /// <summary>Makes a comparer.</summary>
    /// <param name="skipTypeCheck">Whether values of different types can be equal.</param>
    /// <param name="innerComparer">Compares elements; by default another comparer of this kind.</param>
    public AkkaAssertEqualityComparer(bool skipTypeCheck = false, IEqualityComparer? innerComparer = null)
    {
        _skipTypeCheck = skipTypeCheck;
        _innerComparer = innerComparer;
    }

    /// <inheritdoc />
    public bool Equals(T? x, T? y)
    {
        if (x is null || y is null)
            return x is null && y is null;

        return x switch
        {
            IEquatable<T> equatable => equatable.Equals(y),
            IComparable<T> comparable => comparable.CompareTo(y) == 0,
            IComparable comparable => comparable.CompareTo(y) == 0,
            IEnumerable elements when y is IEnumerable others => AreEqual(elements, others),
            _ => (_skipTypeCheck || x.GetType() == y.GetType()) && object.Equals(x, y),
        };
    }

    /// <summary>Not available: values that this finds equal need have nothing in common.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public int GetHashCode(T obj) => throw new NotSupportedException("The comparer compares; it has no hash codes.");

    private bool AreEqual(IEnumerable x, IEnumerable y)
    {
        var (left, right) = (x.GetEnumerator(), y.GetEnumerator());
        using var disposeLeft = left as IDisposable;
        using var disposeRight = right as IDisposable;
        while (true)
        {
            var more = left.MoveNext();
            if (more != right.MoveNext())
                return false;
            if (!more)
                return true;
            if (!AreEqual(left.Current, right.Current))
                return false;
        }
    }

    private bool AreEqual(object? x, object? y) => _innerComparer is null
        ? new AkkaAssertEqualityComparer<object>().Equals(x, y)
        : _innerComparer.Equals(x, y);
}
