using System.Globalization;

namespace Akka.Event;

/// <summary>Prints log events on the console, each level in its colour.</summary>
public class StandardOutLogger : MinimalLogger
{
    private static readonly Lock Output = new();

    /// <summary>The colour of debug events; grey by default.</summary>
    public static ConsoleColor DebugColor { get; set; } = ConsoleColor.Gray;

    /// <summary>The colour of info events; white by default.</summary>
    public static ConsoleColor InfoColor { get; set; } = ConsoleColor.White;

    /// <summary>The colour of warnings; yellow by default.</summary>
    public static ConsoleColor WarningColor { get; set; } = ConsoleColor.Yellow;

    /// <summary>The colour of errors; red by default.</summary>
    public static ConsoleColor ErrorColor { get; set; } = ConsoleColor.Red;

    /// <summary>Whether to use colours; true by default. A redirected console gets none.</summary>
    public static bool UseColors { get; set; } = true;

    /// <inheritdoc />
    protected override void Log(object message)
    {
        if (message is not LogEvent logEvent)
        {
            Print(message.ToString(), null);
            return;
        }

        try
        {
            if (Filter.ShouldTryKeepMessage(logEvent, out var text))
                Print(text, UseColors ? ColorOf(logEvent.LogLevel()) : null);
        }
        catch (FormatException e)
        {
            Print(DescribeUnformattable(logEvent, e), UseColors ? ErrorColor : null);
        }
    }

    private static ConsoleColor ColorOf(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => DebugColor,
        LogLevel.InfoLevel => InfoColor,
        LogLevel.WarningLevel => WarningColor,
        _ => ErrorColor,
    };

    /// <summary>Says what it can about an event whose own text cannot be had.</summary>
    private static string DescribeUnformattable(LogEvent logEvent, FormatException e)
    {
        var message = logEvent.Message is LogMessage template
            ? $" str=[{template.Format}], args=[{template.Unformatted()}]"
            : logEvent.Message;
        return string.Create(CultureInfo.InvariantCulture,
            $"[ERROR][{logEvent.Timestamp}][Thread {logEvent.Thread.ManagedThreadId:0000}][{nameof(StandardOutLogger)}] "
            + $"A log event could not be formatted: [{logEvent.LogLevel().UpperCaseName()}][{logEvent.LogSource}]. "
            + $"{e.Message}{message} Its format and its arguments do not fit.");
    }

    private static void Print(string? text, ConsoleColor? color)
    {
        if (color is null || Console.IsOutputRedirected)
        {
            Console.WriteLine(text);
            return;
        }

        lock (Output)
        {
            var before = Console.ForegroundColor;
            Console.ForegroundColor = color.Value;
            Console.WriteLine(text);
            Console.ForegroundColor = before;
        }
    }
}
