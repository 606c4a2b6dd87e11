namespace Akka.Configuration.Hocon;

/// <summary>A text that is parsed, and where it is from.</summary>
internal sealed class HoconSource(string text, string? path, int includes)
{
    public string Text { get; } = text;

    /// <summary>The file; null for a text from elsewhere.</summary>
    public string? Path { get; } = path;

    /// <summary>How many includes lead from the outermost text to this one.</summary>
    public int Includes { get; } = includes;

    public ConfigurationException Fault(string message, int position)
    {
        var before = Text.AsSpan(0, Math.Min(position, Text.Length));
        var line = before.Count('\n') + 1;
        var column = before.Length - before.LastIndexOf('\n');
        var file = Path is null ? "" : $" of {Path}";
        return new ConfigurationException($"{message} (line {line}, column {column}{file})");
    }
}
