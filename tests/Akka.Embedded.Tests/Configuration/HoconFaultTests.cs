using System.Text;
using System.Text.RegularExpressions;
using Akka.Configuration;

namespace Akka.Embedded.Tests.Configuration;

/// <summary>What Akka.NET accepts or answers otherwise: the embedded engine alone reports these, with the place.</summary>
public sealed class HoconFaultTests
{
    [EmbeddedTheory]
    [InlineData("a = {", 1, 5)]
    [InlineData("a = 1\nb {\n  c = 1\n", 2, 3)]
    [InlineData("a = 1\n}", 2, 1)]
    [InlineData("a = [1, 2\nb = 3", 2, 3)]
    [InlineData("a = [1, 2", 1, 5)]
    [InlineData("a = 1\nb = \"x", 2, 5)]
    [InlineData("a = \"x\ny\"", 1, 5)]
    [InlineData("a = \"\"\"x", 1, 5)]
    [InlineData("a = \"\\q\"", 1, 6)]
    [InlineData("a = \"\\u12\"", 1, 6)]
    [InlineData("a = 1\n  b = x:y", 2, 8)]
    [InlineData("a = akka.tcp://x", 1, 13)]
    [InlineData("a.b", 1, 4)]
    [InlineData("b { a }", 1, 6)]
    [InlineData("a\nb = 1", 1, 2)]
    [InlineData("a =", 1, 4)]
    [InlineData("a = }", 1, 5)]
    [InlineData("a = 1, , b = 2", 1, 8)]
    [InlineData("a..b = 1", 1, 3)]
    [InlineData(".a = 1", 1, 1)]
    [InlineData("a = 1 ?", 1, 7)]
    [InlineData("[1, 2]", 1, 1)]
    [InlineData("a = ${b", 1, 8)]
    [InlineData("a = ${}", 1, 7)]
    [InlineData("b = 1\na = ${no.such}", 2, 5)]
    [InlineData("a = ${a}", 1, 5)]
    [InlineData("a = ${b}\nb = ${a}", 2, 5)]
    [InlineData("a { b = ${a} }", 1, 9)]
    [InlineData("a = { x = 1 } [2]", 1, 5)]
    [InlineData("a = x { y = 1 }", 1, 5)]
    [InlineData("include required(\"no/such/file\")", 1, 1)]
    [InlineData("include url(\"http://x\")", 1, 9)]
    public void ParseString_OfAFaultyText_SaysWhere(string hocon, int line, int column)
    {
        var fault = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon));

        Assert.Contains($"(line {line}, column {column})", fault.Message, StringComparison.Ordinal);
    }

    [EmbeddedTheory]
    [InlineData("a = ", "[")]
    [InlineData("a = ", "{ a = ")]
    [InlineData("", "a.")]
    [InlineData("a = ${", "a.")]
    public void ParseString_NestedTooDeep_IsAFault(string start, string opening)
    {
        var hocon = start + string.Concat(Enumerable.Repeat(opening, 100_000));

        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon));
    }

    [EmbeddedTheory]
    [InlineData("a{0} = ${{a{1}}}${{a{1}}}", "a0 = 0123456789012345")]
    [InlineData("a{0} = ${{a{1}}} ${{a{1}}}", "a0 = [1, 2]")]
    [InlineData("a{0} = {{ x = ${{a{1}}}, y = ${{a{1}}} }}", "a0 = 1")]
    [InlineData("a{0} = [${{a{1}}}, ${{a{1}}}]", "a0 = 1")]
    public void ParseString_ThatGrowsWithoutBound_IsAFault(string step, string first)
    {
        var hocon = new StringBuilder(first).Append('\n');
        for (var i = 1; i < 64; i++)
            hocon.AppendFormat(null, step, i, i - 1).Append('\n');

        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon.ToString()));
    }

    [EmbeddedFact]
    public void ParseString_WithAVeryLongChainOfSubstitutions_EndsInAFault()
    {
        var hocon = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
            hocon.Append($"a{i} = ${{a{i + 1}}}\n");
        hocon.Append("a100000 = 1");

        var fault = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon.ToString()));

        Assert.Matches(new Regex(@"line \d+, column \d+"), fault.Message);
    }

    [EmbeddedFact]
    public void GetInt_OfAText_NamesThePath()
    {
        var fault = Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString("a.b = many").GetInt("a.b"));

        Assert.Contains("a.b", fault.Message, StringComparison.Ordinal);
        Assert.Contains("many", fault.Message, StringComparison.Ordinal);
    }

    [EmbeddedFact]
    public void FromResource_ThatIsMissing_NamesIt()
    {
        var fault = Assert.Throws<ConfigurationException>(
            () => ConfigurationFactory.FromResource("no-such.conf", typeof(HoconFaultTests).Assembly));

        Assert.Contains("no-such.conf", fault.Message, StringComparison.Ordinal);
    }
}
