using System.Text;

namespace Sharer.Configuration;

/// <summary>What is wrong with a resource's options, all of it, in the order in which it was found.</summary>
internal sealed class OptionFaults
{
    private readonly List<(string Place, string Text)> _faults = [];

    internal bool Any => _faults.Count > 0;

    /// <param name="place">The full path in HOCON, or the property.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="what">What is allowed there: "must be …".</param>
    internal void Add(string place, string value, string what) => _faults.Add((place, $"{place} = {value}: {what}"));

    internal bool IsAt(string place) => _faults.Exists(fault => fault.Place == place);

    internal string Describe(string title)
    {
        var text = new StringBuilder(title);
        foreach (var fault in _faults)
            text.Append("\n  ").Append(fault.Text);
        return text.ToString();
    }
}
