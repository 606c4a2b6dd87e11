using System.Text.RegularExpressions;

namespace Akka.Event;

/// <summary>Leaves out the events of sources that match a pattern.</summary>
public sealed class RegexLogSourceFilter : LogFilterBase
{
    private readonly Regex _sourceRegex;

    /// <summary>Makes a filter of a pattern.</summary>
    public RegexLogSourceFilter(Regex sourceRegex) => _sourceRegex = sourceRegex;

    /// <inheritdoc />
    public override LogFilterType FilterType => LogFilterType.Source;

    /// <inheritdoc />
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        _sourceRegex.IsMatch(content.LogSource) ? LogFilterDecision.Drop : LogFilterDecision.Keep;
}
