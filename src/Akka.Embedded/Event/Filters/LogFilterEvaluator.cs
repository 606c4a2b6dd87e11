namespace Akka.Event;

/// <summary>Asks a set of filters, and gives the text of what they leave.</summary>
public class LogFilterEvaluator
{
    /// <summary>Leaves out nothing.</summary>
    public static readonly LogFilterEvaluator NoFilters = new([]);

    private readonly LogFilterBase[] _filters;

    /// <summary>Makes an evaluator of filters.</summary>
    public LogFilterEvaluator(LogFilterBase[] filters)
    {
        _filters = filters;
        EvaluatesLogSourcesOnly = Array.TrueForAll(filters, filter => filter.FilterType == LogFilterType.Source);
    }

    /// <summary>Whether the filters get by without an event's text.</summary>
    public bool EvaluatesLogSourcesOnly { get; }

    /// <summary>Whether no filter leaves out an event.</summary>
    /// <param name="evt">The event.</param>
    /// <param name="expandedLogMessage">The event's text; empty if it is left out.</param>
    public virtual bool ShouldTryKeepMessage(LogEvent evt, out string expandedLogMessage)
    {
        var text = EvaluatesLogSourcesOnly ? null : evt.ToString();
        foreach (var filter in _filters)
        {
            if (filter.ShouldKeepMessage(evt, text) != LogFilterDecision.Drop)
                continue;
            expandedLogMessage = "";
            return false;
        }

        expandedLogMessage = text ?? evt.ToString();
        return true;
    }
}
