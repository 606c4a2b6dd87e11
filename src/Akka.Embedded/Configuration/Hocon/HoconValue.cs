#nullable disable annotations // Akka.NET's own signatures carry no nullability either

using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>A value of a configuration: a text (numbers and booleans are texts too), null, a list or an object.</summary>
public class HoconValue
{
    internal static readonly HoconValue EmptyObject = new(HoconObject.Empty);
    internal static readonly HoconValue Null = new(null, null, null);

    private readonly string _text;
    private readonly HoconValue[] _items;
    private readonly HoconObject _object;

    private HoconValue(string text, HoconValue[] items, HoconObject @object)
    {
        _text = text;
        _items = items;
        _object = @object;
        Extent = text is not null ? HoconExtent.OfText(text)
            : items is not null ? HoconExtent.Of(items)
            : @object is not null ? HoconExtent.Of(@object.Fields.Values)
            : HoconExtent.Leaf;
    }

    internal HoconValue(string text)
        : this(text, null, null)
    {
    }

    internal HoconValue(HoconValue[] items)
        : this(null, items, null)
    {
    }

    internal HoconValue(HoconObject @object)
        : this(null, null, @object)
    {
    }

    /// <summary>Whether the value is an object without keys.</summary>
    public bool IsEmpty => _object is { Fields.Count: 0 };

    internal HoconExtent Extent { get; }

    internal bool IsNull => _text is null && _items is null && _object is null;

    internal ReadOnlySpan<HoconValue> Items => _items;

    /// <summary>This value as the root of a configuration.</summary>
    public Config ToConfig() => new(this);

    /// <summary>A configuration whose only key is <paramref name="key"/>, with this value.</summary>
    public Config AtKey(string key) => new(new HoconValue(HoconObject.Single(key, this)));

    /// <summary>Whether the value is an object.</summary>
    public bool IsObject() => _object is not null;

    /// <summary>The value as an object; null when it is none.</summary>
    public HoconObject GetObject() => _object;

    /// <summary>The value of a key, when this is an object that has it; otherwise null.</summary>
    public HoconValue GetChildObject(string key) => _object?.GetKey(key);

    /// <summary>Whether the value is a text, a number, a boolean or null.</summary>
    public bool IsString() => _items is null && _object is null;

    /// <summary>The value as a text; null when it is none.</summary>
    public string GetString() => _text;

    /// <summary>Whether the value is a list.</summary>
    public bool IsArray() => _items is not null;

    /// <summary>The values of the list; none when this is no list.</summary>
    public IList<HoconValue> GetArray() => [.. Items];

    /// <summary>The value as a boolean.</summary>
    /// <exception cref="NotSupportedException">It is none.</exception>
    public bool GetBoolean() => _text switch
    {
        "on" or "true" or "yes" => true,
        "off" or "false" or "no" => false,
        _ => throw new NotSupportedException($"{Quoted()} is not a boolean; write on, off, true, false, yes or no."),
    };

    /// <summary>The value as a number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public decimal GetDecimal() => decimal.TryParse(_text, NumberStyles.Number, NumberFormatInfo.InvariantInfo, out var number)
        ? number
        : throw NotA("number");

    /// <summary>The value as a number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public float GetFloat() => (float)GetDouble();

    /// <summary>The value as a number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public double GetDouble() =>
        double.TryParse(_text, NumberStyles.Float | NumberStyles.AllowThousands, NumberFormatInfo.InvariantInfo, out var number)
            ? number
            : throw NotA("number");

    /// <summary>The value as a whole number.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public long GetLong() => long.TryParse(_text, NumberStyles.Integer, NumberFormatInfo.InvariantInfo, out var number)
        ? number
        : throw NotA("whole number");

    /// <summary>The value as a whole number.</summary>
    /// <exception cref="FormatException">It is none, or too large.</exception>
    public int GetInt() => int.TryParse(_text, NumberStyles.Integer, NumberFormatInfo.InvariantInfo, out var number)
        ? number
        : throw NotA("whole number of 32 bits");

    /// <summary>The value as a byte.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public byte GetByte() => byte.TryParse(_text, NumberStyles.Integer, NumberFormatInfo.InvariantInfo, out var number)
        ? number
        : throw NotA("byte");

    /// <summary>The value as a duration; a bare number is milliseconds.</summary>
    /// <param name="allowInfinite">Whether <c>infinite</c> is one, and then <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public TimeSpan GetTimeSpan(bool allowInfinite = true) =>
        HoconUnits.TryParseDuration(_text, allowInfinite, out var duration)
            ? duration
            : throw NotA("duration, as 500ms, 1.5 s, 2 minutes");

    /// <summary>The value as a size in bytes; null when it is null or empty.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public long? GetByteSize()
    {
        if (string.IsNullOrEmpty(_text) && IsString())
            return null;
        return HoconUnits.TryParseSize(_text, out var bytes) ? bytes : throw NotA("size, as 512, 64 KiB, 1MB");
    }

    /// <summary>The booleans of the list.</summary>
    public IList<bool> GetBooleanList() => ListOf(static item => item.GetBoolean());

    /// <summary>The bytes of the list.</summary>
    public IList<byte> GetByteList() => ListOf(static item => item.GetByte());

    /// <summary>The numbers of the list.</summary>
    public IList<decimal> GetDecimalList() => ListOf(static item => item.GetDecimal());

    /// <summary>The numbers of the list.</summary>
    public IList<double> GetDoubleList() => ListOf(static item => item.GetDouble());

    /// <summary>The numbers of the list.</summary>
    public IList<float> GetFloatList() => ListOf(static item => item.GetFloat());

    /// <summary>The whole numbers of the list.</summary>
    public IList<int> GetIntList() => ListOf(static item => item.GetInt());

    /// <summary>The whole numbers of the list.</summary>
    public IList<long> GetLongList() => ListOf(static item => item.GetLong());

    /// <summary>The texts of the list.</summary>
    public IList<string> GetStringList() => ListOf(static item => item.GetString());

    /// <summary>The value as HOCON.</summary>
    public override string ToString() => ToString(0);

    /// <summary>The value as HOCON.</summary>
    /// <param name="indent">How deep to indent; an object gets braces when it is more than 0.</param>
    public virtual string ToString(int indent) => HoconWriter.Write(this, indent);

    internal HoconValue Find(ReadOnlySpan<char> path)
    {
        var value = this;
        foreach (var key in HoconPath.Elements(path))
        {
            value = value._object?.Find(key);
            if (value is null)
                return null;
        }

        return value;
    }

    /// <summary>
    /// This value with whatever only <paramref name="under"/> has; two objects are merged, anything else hides what
    /// is under it. It is this very value when there is nothing to add.
    /// </summary>
    internal HoconValue MergedOver(HoconValue under)
    {
        if (_object is null || under._object is null || ReferenceEquals(_object, under._object))
            return this;
        var merged = _object.MergedOver(under._object);
        return ReferenceEquals(merged, _object) ? this : new HoconValue(merged);
    }

    private List<T> ListOf<T>(Func<HoconValue, T> read)
    {
        var list = new List<T>(Items.Length);
        foreach (var item in Items)
            list.Add(read(item));
        return list;
    }

    private FormatException NotA(string what) => new($"{Quoted()} is not a {what}.");

    private string Quoted() => _text is not null ? $"'{_text}'"
        : _items is not null ? "A list"
        : _object is not null ? "An object"
        : "null";
}
