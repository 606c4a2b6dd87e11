namespace Sharer.Benchmarks.Reporting;

/// <summary><c>docs/benchmarks.md</c>: a section for each suite between two marks; what is written outside of the marks stays.</summary>
internal static class BenchmarksPage
{
    private const string Head = """
        # Benchmarks
        Ratios are what counts here: they were measured side by side in one run, while the absolute figures belong to one machine on one day.

        """;

    /// <summary>Replaces the section of the report, or adds it at the end, with its charts beside the page; tells where.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not run from within the repository.</exception>
    public static string Write(Report report, string section)
    {
        var root = Repository.Root();
        var page = Path.Combine(root, "docs", "benchmarks.md");
        for (var i = 0; i < report.Charts.Count; i++)
        {
            var chart = Path.Combine(root, "docs", report.FileOf(i));
            Directory.CreateDirectory(Path.GetDirectoryName(chart)!);
            File.WriteAllText(chart, ChartSvg.Render(report.Charts[i]));
        }

        var text = File.Exists(page) ? File.ReadAllText(page) : Head;
        File.WriteAllText(page, Replace(text, report.Key, section));
        return Path.GetRelativePath(root, page);
    }

    private static string Replace(string text, string key, string section)
    {
        var (open, close) = ($"<!-- {key}: written by the benchmark -->", $"<!-- end of {key} -->");
        var marked = $"{open}{Environment.NewLine}{section}{close}";
        var start = text.IndexOf(open, StringComparison.Ordinal);
        if (start < 0)
        {
            return $"{text.TrimEnd()}{Environment.NewLine}{Environment.NewLine}{marked}{Environment.NewLine}";
        }

        var end = text.IndexOf(close, start, StringComparison.Ordinal);
        return end < 0
            ? throw new InvalidDataException($"docs/benchmarks.md has '{open}' but no '{close}' after it.")
            : string.Concat(text.AsSpan(0, start), marked, text.AsSpan(end + close.Length));
    }
}
