namespace Sharer.Benchmarks.Reporting;

/// <summary>A table with a caption; the first column is text, the others are figures.</summary>
internal sealed record Table(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
