using System.Text.RegularExpressions;

namespace Akka.Event;

/// <summary>Leaves out the events whose text matches a pattern.</summary>
public sealed class RegexLogMessageFilter : LogFilterBase
{
    private readonly Regex _messageRegex;

    /// <summary>Makes a filter of a pattern.</summary>
    public RegexLogMessageFilter(Regex messageRegex) => _messageRegex = messageRegex;

    /// <inheritdoc />
    public override LogFilterType FilterType => LogFilterType.Content;

    /// <inheritdoc />
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null)
    {
        if (expandedMessage is null)
            return LogFilterDecision.NoDecision;
        return _messageRegex.IsMatch(expandedMessage) ? LogFilterDecision.Drop : LogFilterDecision.Keep;
    }
}
