namespace Akka.Util;

/// <summary>A value that may be missing.</summary>
public readonly struct Option<T>
{
    /// <summary>No value.</summary>
    public static readonly Option<T> None;

    private readonly T _value;

    /// <summary>A value.</summary>
    /// <exception cref="ArgumentNullException">It is <see langword="null"/>.</exception>
    public Option(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
        HasValue = true;
    }

    /// <summary>True with a value.</summary>
    public bool HasValue { get; }

    /// <summary>True without one.</summary>
    public bool IsEmpty => !HasValue;

    /// <summary>The value; the default of its type when it is missing.</summary>
    public T Value => _value;

    /// <summary>A value, or none for <see langword="null"/>.</summary>
    public static implicit operator Option<T>(T value) => Create(value);

    /// <summary>Equal by value.</summary>
    public static bool operator ==(Option<T> left, Option<T> right) => left.Equals(right);

    /// <summary>Different.</summary>
    public static bool operator !=(Option<T> left, Option<T> right) => !left.Equals(right);

    /// <summary>A value, or none for <see langword="null"/>.</summary>
    public static Option<T> Create(T value) => value is null ? None : new Option<T>(value);

    /// <summary>The value, or another when it is missing.</summary>
    public T GetOrElse(T fallbackValue) => HasValue ? _value : fallbackValue;

    /// <summary>The value under a function.</summary>
    public Option<TNew> Select<TNew>(Func<T, TNew> selector) => HasValue ? selector(_value) : Option<TNew>.None;

    /// <summary>The value under a function that may have none.</summary>
    public Option<TNew> FlatSelect<TNew>(Func<T, Option<TNew>> mapper) => HasValue ? mapper(_value) : Option<TNew>.None;

    /// <summary>Runs an action with the value.</summary>
    public void OnSuccess(Action<T> action)
    {
        if (HasValue)
            action(_value);
    }

    /// <inheritdoc/>
    public bool Equals(Option<T> other) => HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Option<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HasValue, _value);

    /// <inheritdoc/>
    public override string ToString() => HasValue ? $"Some<{_value}>" : "None";
}
