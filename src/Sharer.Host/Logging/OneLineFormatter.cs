using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace Sharer.Host.Logging;

/// <summary>Writes an event as one line, whatever its values and its exception hold: line breaks and other control characters are escaped.</summary>
public sealed class OneLineFormatter : ITextFormatter
{
    private static readonly string[] Fields = ["resource", "traceId"];

    private readonly MessageTemplateTextFormatter _head =
        new("{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {Message:lj}", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        ArgumentNullException.ThrowIfNull(output);
        var line = new StringWriter(CultureInfo.InvariantCulture);
        _head.Format(logEvent, line);
        foreach (var field in Fields)
        {
            if (logEvent.Properties.TryGetValue(field, out var value))
                line.Write($" {field}={value.ToString("l", CultureInfo.InvariantCulture)}");
        }

        if (logEvent.Exception is { } exception)
            line.Write($" exception={exception}");
        foreach (var chunk in line.GetStringBuilder().GetChunks())
            WriteEscaped(chunk.Span, output);
        output.Write('\n');
    }

    private static void WriteEscaped(ReadOnlySpan<char> text, TextWriter output)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '\n':
                    output.Write("\\n");
                    break;
                case '\r':
                    output.Write("\\r");
                    break;
                // U+2028 and U+2029 break lines too, and U+202E and its like turn the text around on a terminal.
                case var _ when char.IsControl(c) || char.GetUnicodeCategory(c) is
                    UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format:
                    output.Write("\\u");
                    output.Write(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    output.Write(c);
                    break;
            }
        }
    }
}
