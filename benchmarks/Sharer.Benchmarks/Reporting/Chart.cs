namespace Sharer.Benchmarks.Reporting;

/// <summary>Lines over a number of callers, both axes logarithmic.</summary>
/// <param name="Title">What is shown, with its unit.</param>
/// <param name="Description">What one sees, for those who do not.</param>
/// <param name="Callers">Where the lines have their points.</param>
/// <param name="Lines">The lines.</param>
internal sealed record Chart(string Title, string Description, IReadOnlyList<int> Callers, IReadOnlyList<ChartLine> Lines);

/// <summary>One line.</summary>
/// <param name="Name">What stands at its end.</param>
/// <param name="Values">A value for each number of callers.</param>
/// <param name="Kind">How it is drawn.</param>
internal sealed record ChartLine(string Name, IReadOnlyList<double> Values, ChartLineKind Kind = ChartLineKind.Peer);

/// <summary>How a line is drawn.</summary>
internal enum ChartLineKind
{
    /// <summary>Thin, in a colour of its own.</summary>
    Peer,

    /// <summary>Thick: what the chart is about.</summary>
    Own,

    /// <summary>Dashed and grey: the best there can be.</summary>
    Limit,
}
