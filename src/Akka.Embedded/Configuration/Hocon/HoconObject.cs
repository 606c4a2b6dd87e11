#nullable disable annotations // Akka.NET's own signatures carry no nullability either

namespace Akka.Configuration.Hocon;

/// <summary>An object of a configuration: keys with their values, in the order of the text.</summary>
public class HoconObject
{
    internal static readonly HoconObject Empty = new([]);

    private readonly Dictionary<string, HoconValue> _fields;

    // The dictionary is the object's own from here on and is never written again: trees are shared between threads.
    internal HoconObject(Dictionary<string, HoconValue> fields) => _fields = fields;

    /// <summary>A copy of the keys and values.</summary>
    public Dictionary<string, HoconValue> Items => new(_fields);

    /// <summary>The keys with their values, where an object is again such a dictionary.</summary>
    public IDictionary<string, object> Unwrapped
    {
        get
        {
            var unwrapped = new Dictionary<string, object>(_fields.Count);
            foreach (var (key, value) in _fields)
                unwrapped.Add(key, value.GetObject() is { } child ? child.Unwrapped : value);
            return unwrapped;
        }
    }

    internal Dictionary<string, HoconValue> Fields => _fields;

    /// <summary>The value of a key, which is not split at its dots; null where there is none.</summary>
    public HoconValue GetKey(string key) => _fields.GetValueOrDefault(key);

    /// <summary>The object as HOCON, without braces.</summary>
    public override string ToString() => ToString(0);

    /// <summary>The object as HOCON, without braces.</summary>
    /// <param name="indent">How deep to indent.</param>
    public string ToString(int indent) => HoconWriter.Write(this, indent);

    internal static HoconObject Single(string key, HoconValue value) => new(new() { [key] = value });

    internal HoconValue Find(ReadOnlySpan<char> key) =>
        _fields.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var value) ? value : null;

    /// <summary>As <see cref="HoconValue.MergedOver"/>; the keys of <paramref name="under"/> come first.</summary>
    internal HoconObject MergedOver(HoconObject under)
    {
        List<KeyValuePair<string, HoconValue>> changes = null;
        foreach (var (key, below) in under._fields)
        {
            var above = _fields.GetValueOrDefault(key);
            var value = above is null ? below : above.MergedOver(below);
            if (!ReferenceEquals(value, above))
                (changes ??= []).Add(new(key, value));
        }

        if (changes is null)
            return this;
        var merged = new Dictionary<string, HoconValue>(under._fields);
        foreach (var (key, above) in _fields)
            merged[key] = above;
        foreach (var (key, value) in changes)
            merged[key] = value;
        return new HoconObject(merged);
    }
}
