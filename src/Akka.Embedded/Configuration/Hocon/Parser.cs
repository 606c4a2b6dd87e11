namespace Akka.Configuration.Hocon;

/// <summary>Parses HOCON into its tree.</summary>
public class Parser
{
    private Parser()
    {
    }

    /// <summary>Parses HOCON.</summary>
    /// <param name="text">The text.</param>
    /// <param name="includeCallback">
    /// Delivers an include by its name; null reads files, relative to the current directory.
    /// </param>
    /// <exception cref="ConfigurationException">The text is not HOCON; the message has line and column.</exception>
    public static HoconRoot Parse(string text, Func<string, HoconRoot>? includeCallback) =>
        HoconDocument.Parse(text, includeCallback);
}
