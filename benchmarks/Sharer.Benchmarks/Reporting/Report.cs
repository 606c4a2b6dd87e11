namespace Sharer.Benchmarks.Reporting;

/// <summary>What a suite found out.</summary>
/// <param name="Key">Names the section of the page that the report replaces.</param>
/// <param name="Title">The section's heading.</param>
/// <param name="Introduction">What was measured, in a sentence or two.</param>
/// <param name="Goals">The ratios to reach.</param>
/// <param name="Tables">Ratios first, absolute figures after them.</param>
/// <param name="Notes">What the reader must know to read the tables: a row that could not run, and why.</param>
internal sealed record Report(
    string Key,
    string Title,
    string Introduction,
    IReadOnlyList<Goal> Goals,
    IReadOnlyList<Table> Tables,
    IReadOnlyList<string> Notes)
{
    /// <summary>Pictures of the tables.</summary>
    public IReadOnlyList<Chart> Charts { get; init; } = [];

    /// <summary>The file of a chart, as the page names it.</summary>
    public string FileOf(int chart) => $"charts/{Key.Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-').ToLowerInvariant()}{(chart == 0 ? "" : $"-{chart + 1}")}.svg";
}
