namespace Akka.Event;

/// <summary>Leaves out the events of one source.</summary>
public sealed class ExactMatchLogSourceFilter : LogFilterBase
{
    private readonly string _source;
    private readonly StringComparison _comparison;

    /// <summary>Makes a filter of a source's name.</summary>
    public ExactMatchLogSourceFilter(string source, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
    {
        _source = source;
        _comparison = comparison;
    }

    /// <inheritdoc />
    public override LogFilterType FilterType => LogFilterType.Source;

    /// <inheritdoc />
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        string.Equals(content.LogSource, _source, _comparison) ? LogFilterDecision.Drop : LogFilterDecision.Keep;
}
