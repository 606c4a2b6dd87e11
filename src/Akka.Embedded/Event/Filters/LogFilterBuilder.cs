using System.Text.RegularExpressions;

namespace Akka.Event;

/// <summary>Puts log filters together.</summary>
public sealed class LogFilterBuilder
{
    private readonly List<LogFilterBase> _filters = [];

    /// <summary>Leaves out one source.</summary>
    public LogFilterBuilder ExcludeSourceExactly(
        string source, StringComparison comparison = StringComparison.OrdinalIgnoreCase) =>
        Add(new ExactMatchLogSourceFilter(source, comparison));

    /// <summary>Leaves out the sources that start with a text.</summary>
    public LogFilterBuilder ExcludeSourceStartingWith(string sourceStart) =>
        ExcludeSourceRegex(new Regex($"^{Regex.Escape(sourceStart)}"));

    /// <summary>Leaves out the sources that contain a text.</summary>
    public LogFilterBuilder ExcludeSourceContaining(string sourcePart) =>
        ExcludeSourceRegex(new Regex(Regex.Escape(sourcePart)));

    /// <summary>Leaves out the sources that end with a text.</summary>
    public LogFilterBuilder ExcludeSourceEndingWith(string sourceEnd) =>
        ExcludeSourceRegex(new Regex($"{Regex.Escape(sourceEnd)}$"));

    /// <summary>Leaves out the sources that match a pattern.</summary>
    public LogFilterBuilder ExcludeSourceRegex(Regex regex) => Add(new RegexLogSourceFilter(regex));

    /// <summary>Leaves out the events whose text matches a pattern.</summary>
    public LogFilterBuilder ExcludeMessageRegex(Regex regex) => Add(new RegexLogMessageFilter(regex));

    /// <summary>Leaves out the events whose text contains a text.</summary>
    public LogFilterBuilder ExcludeMessageContaining(string messagePart) =>
        ExcludeMessageRegex(new Regex(Regex.Escape(messagePart)));

    /// <summary>Adds a filter.</summary>
    public LogFilterBuilder Add(LogFilterBase filter)
    {
        _filters.Add(filter);
        return this;
    }

    /// <summary>Adds filters.</summary>
    public LogFilterBuilder AddRange(IEnumerable<LogFilterBase> filters)
    {
        _filters.AddRange(filters);
        return this;
    }

    /// <summary>Makes the setup.</summary>
    public LogFilterSetup Build() => new([.. _filters]);
}
