using System.Globalization;

namespace Sharer.Host.Settings;

/// <summary>Reads a section and keeps every fault in it: values that cannot be used, and settings that nobody asked for.</summary>
internal sealed class SettingsReader(IConfigurationSection section)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _faults = [];

    public string? Text(string key)
    {
        _known.Add(key);
        var value = section[key];
        if (value is null || !string.IsNullOrWhiteSpace(value))
            return value;
        Blame(key, value, "a text that is not blank");
        return null;
    }

    public void OneOf(string key, params ReadOnlySpan<string> allowed)
    {
        if (Text(key) is not { } value)
            return;
        foreach (var choice in allowed)
        {
            if (value.Equals(choice, StringComparison.OrdinalIgnoreCase))
                return;
        }

        Blame(key, value, string.Join(" or ", allowed.ToArray()));
    }

    public long? Number(string key, long min, long max)
    {
        if (Text(key) is not { } value)
            return null;
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        Blame(key, value, $"a whole number from {min} to {max}");
        return null;
    }

    public TimeSpan? Duration(string key, TimeSpan min, TimeSpan max)
    {
        if (Text(key) is not { } value)
            return null;
        if (TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time) && time >= min && time <= max)
            return time;
        Blame(key, value, $"a time (hh:mm:ss) from {min} to {max}");
        return null;
    }

    public void ThrowIfFaulty()
    {
        foreach (var (key, value) in section.AsEnumerable(makePathsRelative: true))
        {
            if (value is not null && !_known.Contains(key) && !(value.Length == 0 && IsSection(key)))
                _faults.Add($"{section.Path}:{key} is not known; the settings are {string.Join(", ", _known.Select(known => $"{section.Path}:{known}"))}");
        }

        if (_faults.Count > 0)
            throw new SettingsException(string.Join(". ", _faults) + ".");
    }

    /// <summary>Some providers give a section an empty value beside its keys.</summary>
    private bool IsSection(string key) => _known.Any(known => known.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));

    private void Blame(string key, string value, string allowed) =>
        _faults.Add($"{section.Path}:{key} is '{value}'; it takes {allowed}");
}
