using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Sharer.Benchmarks.Reporting;

/// <summary>A report as Markdown, padded so that it reads well on a terminal too.</summary>
internal static class Markdown
{
    public static string Render(Report report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"## {report.Title}").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Machine()}. {report.Introduction}").AppendLine();
        if (report.Goals.Count > 0)
        {
            var goals = report.Goals.Select(goal => new[] { goal.What, goal.Asked, goal.Measured, goal.Reached ? "yes" : "**no**" }).ToArray();
            Append(text, new Table("What is to be reached", ["goal", "asked", "measured", "reached"], goals));
        }

        for (var i = 0; i < report.Charts.Count; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"![{report.Charts[i].Title}]({report.FileOf(i)})").AppendLine();
        }

        foreach (var table in report.Tables)
        {
            Append(text, table);
        }

        foreach (var note in report.Notes)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {note}");
        }

        return text.ToString().TrimEnd() + Environment.NewLine;
    }

    private static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores ({RuntimeInformation.ProcessArchitecture}), {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");

    private static void Append(StringBuilder text, Table table)
    {
        var widths = table.Columns.Select((column, i) => table.Rows.Select(row => row[i].Length).Append(column.Length).Append(4).Max()).ToArray();
        text.AppendLine(CultureInfo.InvariantCulture, $"**{table.Caption}**").AppendLine();
        AppendRow(text, table.Columns, widths);
        text.Append('|').AppendJoin('|', widths.Select((width, i) => i == 0 ? new string('-', width + 2) : new string('-', width + 1) + ":")).AppendLine("|");
        foreach (var row in table.Rows)
        {
            AppendRow(text, row, widths);
        }

        text.AppendLine();
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells, int[] widths)
    {
        text.Append("| ").AppendJoin(" | ", cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).AppendLine(" |");
    }
}
