using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Akka.Configuration;

namespace Akka.Embedded.Tests.Configuration;

/// <summary>Makes texts by chance and checks what becomes of them: each is a configuration, or a fault with its place in the text.</summary>
internal static partial class HoconFuzz
{
    private static readonly string[] Pieces =
    [
        "a", "b", "c.d", "\"q.r\"", "1", "2.5", "on", "null", "5 s", " ", "\n", "\t", ",", ":", "=", "+=", "{", "}", "[", "]",
        "${a}", "${?b}", "${c.d}", "${", "}", "\"x\"", "\"\"\"y\"\"\"", "\"", "\"\"\"", "\\", "\\n", "#", "//", "?", "$", "*", "&",
        "include \"none\"", "include", "required(", "file(", ")", "a = ", "b { ", " }", "[1, 2]", "a += ", "\u00e9", "\0", "\uFEFF",
        "\ud83d\ude00", "\r\n", "\u2028", "\\u00zz", "1e999", "-", "99999999999999999999", "infinite", "10 MiB", ".", "..", "a..b",
    ];

    private static readonly string[] Keys = ["a", "b", "c", "a.x", "b.y", "c.z.w"];

    private static readonly CompositeFormat[] Values =
    [
        .. new[] { "{0}", "[{0}]", "{{ x = {0} }}", "{{ y = 1 }}", "1", "{0} {1}", "[1] {0}", "{{ z = 1 }} {0}", "t{0}" }
            .Select(CompositeFormat.Parse),
    ];

    private static readonly Lazy<string> SoundText = new(static () =>
        ConfigurationFactory.Default().ToString() + "x = ${akka.actor}\nx.debug = ${?y}\nl = [1]\nl += 2");

    /// <summary>Pieces of the language in any order.</summary>
    public static string OfPieces(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(1, 40); length > 0; length--)
            text.Append(Pieces[random.Next(Pieces.Length)]);
        return text.ToString();
    }

    /// <summary>Any characters, halves of surrogate pairs among them.</summary>
    public static string OfCharacters(Random random)
    {
        var text = new char[random.Next(1, 60)];
        for (var i = 0; i < text.Length; i++)
            text[i] = (char)(random.Next(4) == 0 ? random.Next(char.MaxValue + 1) : random.Next(128));
        return new string(text);
    }

    /// <summary>The reference configuration, with one to three damages.</summary>
    public static string Damaged(Random random)
    {
        var text = new StringBuilder(SoundText.Value);
        for (var damages = random.Next(1, 4); damages > 0; damages--)
        {
            var at = random.Next(text.Length);
            if (random.Next(2) == 0)
                text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
            else
                text.Insert(at, Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    /// <summary>Values that refer to each other, to themselves and to nothing.</summary>
    public static string OfSubstitutions(Random random)
    {
        var text = new StringBuilder();
        for (var lines = random.Next(1, 8); lines > 0; lines--)
        {
            string Reference() => (random.Next(3) == 0 ? "${" : "${?") + Keys[random.Next(Keys.Length)] + "}";
            text.Append(Keys[random.Next(Keys.Length)])
                .Append(random.Next(5) == 0 ? " += " : " = ")
                .AppendFormat(CultureInfo.InvariantCulture, Values[random.Next(Values.Length)], Reference(), Reference())
                .Append('\n');
        }

        return text.ToString();
    }

    /// <summary>One opening after the other, up to far beyond the limit, of which some are closed again.</summary>
    public static string Nested(Random random)
    {
        string[] openings = ["{", "a {", "[", "a = [", "a : {\n", "[ [", "${", "\"\"\""];
        string[] closings = ["}", "]", "}\n", "\"\"\""];
        var opening = openings[random.Next(openings.Length)];
        var depth = random.Next(1, 2_000);
        var text = new StringBuilder("x = ").Insert(4, opening, depth);
        for (var closed = random.Next(depth); closed > 0; closed--)
            text.Append(closings[random.Next(closings.Length)]);
        return text.ToString();
    }

    /// <exception cref="InvalidOperationException">The text is neither a configuration nor a fault of one.</exception>
    public static void Check(string text)
    {
        Config config;
        try
        {
            config = ConfigurationFactory.ParseString(text);
        }
        catch (ConfigurationException fault)
        {
            CheckPlace(fault.Message, text);
            return;
        }
        catch (Exception other)
        {
            throw new InvalidOperationException($"This is neither a configuration nor a fault of one:\n{text}", other);
        }

        Read(config, text);
        var written = config.ToString();
        Same(written, ConfigurationFactory.ParseString(written).ToString(), text);
        Same(written, config.WithFallback(ConfigurationFactory.ParseString(written)).ToString(), text);
    }

    [GeneratedRegex(@"\(line (\d+), column (\d+)\)$")]
    private static partial Regex Place();

    private static void CheckPlace(string fault, string text)
    {
        var place = Place().Match(fault);
        if (!place.Success)
            throw new InvalidOperationException($"«{fault}» has no place, for:\n{text}");
        var lines = text.Split('\n');
        var line = int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var column = int.Parse(place.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        if (line < 1 || line > lines.Length || column < 1 || column > lines[line - 1].Length + 1)
            throw new InvalidOperationException($"«{fault}» is not a place of the text:\n{text}");
    }

    private static void Read(Config config, string text)
    {
        foreach (var (path, _) in config.AsEnumerable())
        {
            var key = "\"" + path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
            foreach (var read in Readings)
            {
                try
                {
                    read(config, key);
                }
                catch (Exception fault) when (fault is FormatException or NotSupportedException or ConfigurationException)
                {
                    // As documented: the value is of another kind, or the key is no path.
                }
                catch (Exception other)
                {
                    throw new InvalidOperationException($"Reading {key} fails in no way that is documented, for:\n{text}", other);
                }
            }
        }
    }

    private static readonly Action<Config, string>[] Readings =
    [
        static (config, path) => config.GetString(path),
        static (config, path) => config.GetInt(path),
        static (config, path) => config.GetDouble(path),
        static (config, path) => config.GetDecimal(path),
        static (config, path) => config.GetBoolean(path),
        static (config, path) => config.GetTimeSpan(path),
        static (config, path) => config.GetByteSize(path),
        static (config, path) => config.GetStringList(path),
        static (config, path) => config.GetIntList(path),
        static (config, path) => config.GetConfig(path)?.ToString(),
    ];

    private static void Same(string expected, string actual, string text)
    {
        if (expected != actual)
            throw new InvalidOperationException($"What is written reads otherwise:\n{expected}\nis read as\n{actual}\nfor:\n{text}");
    }
}
