using System.Text;
using System.Text.RegularExpressions;
using Akka.Configuration;

namespace Akka.Embedded.Tests.Configuration;

/// <summary>Random texts, always the same ones: each is a configuration or a fault with its place, and soon.</summary>
public sealed partial class HoconFuzzTests
{
    private static readonly string[] Pieces =
    [
        "a", "b", "c.d", "\"q.r\"", "1", "2.5", "on", "null", "5 s", " ", "\n", "\t", ",", ":", "=", "+=", "{", "}", "[", "]",
        "${a}", "${?b}", "${c.d}", "${", "}", "\"x\"", "\"\"\"y\"\"\"", "\"", "\"\"\"", "\\", "\\n", "#", "//", "?", "$", "*", "&",
        "include \"none\"", "include", "required(", "file(", ")", "a = ", "b { ", " }", "[1, 2]", "a += ", "\u00e9", "\0", "\uFEFF",
    ];

    [EmbeddedFact]
    public void ParseString_OfRandomPieces_IsAConfigurationOrAFault()
    {
        var random = new Random(20240601);
        for (var i = 0; i < 5_000; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(1, 40); length > 0; length--)
                text.Append(Pieces[random.Next(Pieces.Length)]);
            Check(text.ToString());
        }
    }

    [EmbeddedFact]
    public void ParseString_OfADamagedText_IsAConfigurationOrAFault()
    {
        var sound = ConfigurationFactory.Default().ToString() + "x = ${akka.actor}\nx.debug = ${?y}\nl = [1]\nl += 2";
        var random = new Random(20240602);
        for (var i = 0; i < 300; i++)
        {
            var text = new StringBuilder(sound);
            for (var damages = random.Next(1, 4); damages > 0; damages--)
            {
                var at = random.Next(text.Length);
                if (random.Next(2) == 0)
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                else
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
            }

            Check(text.ToString());
        }
    }

    [EmbeddedFact]
    public void ParseString_OfRandomSubstitutions_IsAConfigurationOrAFault()
    {
        string[] keys = ["a", "b", "c", "a.x", "b.y", "c.z.w"];
        string[] values = ["{0}", "[{0}]", "{{ x = {0} }}", "{{ y = 1 }}", "1", "{0} {1}", "[1] {0}", "{{ z = 1 }} {0}", "t{0}"];
        var random = new Random(20240603);
        for (var i = 0; i < 5_000; i++)
        {
            var text = new StringBuilder();
            for (var lines = random.Next(1, 8); lines > 0; lines--)
            {
                string Reference() => (random.Next(3) == 0 ? "${" : "${?") + keys[random.Next(keys.Length)] + "}";
                text.Append(keys[random.Next(keys.Length)])
                    .Append(random.Next(5) == 0 ? " += " : " = ")
                    .AppendFormat(null, values[random.Next(values.Length)], Reference(), Reference())
                    .Append('\n');
            }

            Check(text.ToString());
        }
    }

    [GeneratedRegex(@"\(line \d+, column \d+\)$")]
    private static partial Regex Place();

    private static void Check(string text)
    {
        Config config;
        try
        {
            config = ConfigurationFactory.ParseString(text);
        }
        catch (ConfigurationException fault)
        {
            Assert.True(Place().IsMatch(fault.Message), $"«{fault.Message}» has no place, for:\n{text}");
            return;
        }
        catch (Exception other)
        {
            throw new InvalidOperationException($"This is neither a configuration nor a fault of one:\n{text}", other);
        }

        var written = config.ToString();
        Assert.Equal(written, ConfigurationFactory.ParseString(written).ToString());
        Assert.Equal(written, config.WithFallback(ConfigurationFactory.ParseString(written)).ToString());
    }
}
