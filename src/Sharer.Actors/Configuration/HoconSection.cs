using System.Globalization;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Sharer.Configuration;

/// <summary>
/// A section of the configuration that is read key by key, or one that is not there and has no keys. The keys that
/// were asked for are the known ones: <see cref="RefuseUnknownKeys"/> makes a fault of every other.
/// </summary>
internal sealed class HoconSection
{
    private readonly HoconObject? _object;
    private readonly OptionFaults _faults;
    private readonly List<string> _keys = [];
    private readonly List<HoconSection> _children = [];
    private readonly string? _name;

    private HoconSection(string path, string? name, HoconValue? value, OptionFaults faults)
    {
        Path = path;
        _name = name;
        _faults = faults;
        _object = value?.GetObject();
        if (value is not null && _object is null)
            faults.Add(path, HoconText.Value(value), "must be a section, { … }");
    }

    internal string Path { get; }

    /// <summary>Opens the section at a plain path: no element of it stands in quotes.</summary>
    internal static HoconSection Open(Config config, string path, OptionFaults faults) =>
        new(path, name: null, config.GetValue(path), faults);

    /// <summary>The section under a key that may hold any letters, dots too.</summary>
    internal HoconSection Child(string key)
    {
        var child = new HoconSection(PathOf(key), key, Find(key), _faults);
        _children.Add(child);
        return child;
    }

    internal string PathOf(string key) => HoconText.Join(Path, key);

    internal int? Integer(string key, OptionRule<int> rule) => Read(key, "a whole number", rule,
        static value => int.TryParse(value.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : null);

    internal double? Number(string key, OptionRule<double> rule) => Read(key, "a number", rule,
        static value => double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null);

    internal TimeSpan? Duration(string key, OptionRule<TimeSpan> rule) =>
        Read(key, "a duration such as 500ms, 1.5s or 2 minutes", rule, ParseDuration);

    internal TEnum? Word<TEnum>(string key) where TEnum : struct, Enum
    {
        if (Find(key) is not { } value)
            return null;
        if (value.IsString() && value.GetString() is { } text && Words<TEnum>.TryParse(text, out var word))
            return word;
        _faults.Add(PathOf(key), HoconText.Value(value), $"must be {Words<TEnum>.Allowed}");
        return null;
    }

    /// <summary>A switch: on or off, in any of HOCON's words for it.</summary>
    internal bool? Switch(string key)
    {
        if (Find(key) is not { } value)
            return null;
        if (value.IsString())
        {
            switch (value.GetString())
            {
                case "on" or "true" or "yes":
                    return true;
                case "off" or "false" or "no":
                    return false;
            }
        }

        _faults.Add(PathOf(key), HoconText.Value(value), "must be on or off");
        return null;
    }

    /// <summary>A text; <paramref name="fault"/> says what is wrong with one, or null when nothing is.</summary>
    internal string? Text(string key, Func<string, string?> fault)
    {
        if (Find(key) is not { } value)
            return null;
        var text = value.IsString() ? value.GetString() : null;
        var wrong = text is null ? "must be a text" : fault(text);
        if (wrong is null)
            return text;
        _faults.Add(PathOf(key), HoconText.Value(value), wrong);
        return null;
    }

    /// <summary>Takes keys as known that somebody else reads.</summary>
    internal void Know(IEnumerable<string> keys) => _keys.AddRange(keys);

    internal void RefuseUnknownKeys()
    {
        foreach (var child in _children)
            child.RefuseUnknownKeys();
        if (_object is null)
            return;
        foreach (var (key, value) in _object.Items)
        {
            if (_keys.Contains(key))
                continue;
            var meant = NearestKey.To(key, KnownKeys()) is { } near ? $"; did you mean {near}?" : ".";
            _faults.Add(PathOf(key), HoconText.Value(value), $"is not a known key{meant} Known here: {string.Join(", ", _keys)}");
        }
    }

    // Own keys, and those of the sections within by their paths from here: a key is often put one level too high.
    private IEnumerable<string> KnownKeys() =>
        _keys.Concat(_children.SelectMany(static child => child.KnownKeys().Select(key => $"{child._name}.{key}")));

    private HoconValue? Find(string key)
    {
        _keys.Add(key);
        return _object?.GetKey(key);
    }

    private TValue? Read<TValue>(string key, string kind, OptionRule<TValue> rule, Func<HoconValue, TValue?> parse)
        where TValue : struct
    {
        if (Find(key) is not { } value)
            return null;
        if (value.IsString() && value.GetString() is not null && parse(value) is { } result && rule.Accepts(result))
            return result;
        _faults.Add(PathOf(key), HoconText.Value(value), $"must be {kind}, {rule.Range}");
        return null;
    }

    private static TimeSpan? ParseDuration(HoconValue value)
    {
        try
        {
            return value.GetTimeSpan(allowInfinite: true);
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            return null; // the caller reports the value, and what it could have been
        }
    }
}
