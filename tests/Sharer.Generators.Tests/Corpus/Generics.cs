namespace Corpus;

[Share]
public class Cache<TKey, TValue>
    where TKey : notnull, IComparable<TKey>
    where TValue : class?
{
    private readonly Dictionary<TKey, TValue> _items = [];

    public TValue? Get(TKey key) => _items.GetValueOrDefault(key);
    public void Set(TKey key, TValue value) => _items[key] = value;
    public bool TryGet(TKey key, out TValue? value) => _items.TryGetValue(key, out value);
    public TResult Map<TResult>(TKey key, Func<TValue, TResult> map) => map(_items[key]);
    public T Same<T>(T t) => t;
    public TKey Shadow<TKey>(TKey key) => key;
    public int Named(int TKey, int TValue) => TKey + TValue;
    public TValue this[TKey key] { get => _items[key]; set => _items[key] = value; }
    public IEnumerable<KeyValuePair<TKey, TValue>> All() => _items;
    public Cache<TKey, TValue> Add(TKey key, TValue value)
    {
        _items.Add(key, value);
        return this;
    }

    public int Count => _items.Count;

    [Share]
    public sealed class Entry<T> where T : struct
    {
        public T Value { get; set; }
        public (TKey? Key, T Value) Pair(TKey? key, T value) => (key, value);
    }
}

[Share]
public class Generic
{
    public T New<T>() where T : new() => new();
    public T? Null<T>() where T : class => null;
    public T? Nothing<T>() where T : struct => null;
    public T Unmanaged<T>(T value) where T : unmanaged => value;
    public T Enum<T>(T value) where T : struct, Enum => value;
    public T Compare<T, U>(T a, U b) where T : IComparable<U> => a;
    public T Own<T, U>(U a) where T : class?, U where U : notnull => (T)a;
    public int Many<T>(T t, IReadOnlyList<T?> ts) => ts.Count;
    public T Ref<T>(T value) where T : allows ref struct => throw new NotSupportedException();
    public string Fits<T>(T value) where T : allows ref struct => typeof(T).Name;
    public string Get(string name) => name;
    public string Get<T>(string name) => name + typeof(T).Name;
    public string Get<T>(string name, int more = 1) => name + typeof(T).Name + more;
    public string T(int value) => "T" + value;
}

public class Outer
{
    [Share]
    public class Inner
    {
        public int Value { get; init; }
        public int Own() => 1;
    }

    public class Box<T>
    {
        [Share]
        public interface ILeaf<in U>
        {
            T? Take(U value);
        }
    }
}

[Share]
public abstract class Shape<TSelf> where TSelf : Shape<TSelf>
{
    public int Sides { get; protected set; }
    public TSelf WithSides(int sides)
    {
        Sides = sides;
        return (TSelf)this;
    }

    public abstract double Area();
}

[Share]
public sealed class Square : Shape<Square>
{
    public override double Area() => Sides * Sides;
}
