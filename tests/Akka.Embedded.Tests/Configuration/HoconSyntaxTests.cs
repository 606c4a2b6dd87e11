using Akka.Configuration;

namespace Akka.Embedded.Tests.Configuration;

public sealed class HoconSyntaxTests
{
    [Theory]
    [InlineData("a = 1", "1")]
    [InlineData("a : 1", "1")]
    [InlineData("{ a = 1 }", "1")]
    [InlineData("\"a\" : \"1\"", "1")]
    [InlineData("a = 1,", "1")]
    [InlineData("b = 2, a = 1", "1")]
    [InlineData("b { }\na = 1", "1")]
    [InlineData("b { x = 2 } a = 1", "1")]
    [InlineData("b\n{\n  c\n  {\n  }\n}\na = 1", "1")]
    [InlineData("a = 2\na = 1", "1")]
    [InlineData("a { b = 1 }\na = 1", "1")]
    [InlineData("# comment = 2\na = 1 # another", "1")]
    [InlineData("// comment = 2\na = 1 // another", "1")]
    [InlineData("a= \t 1 2 3 \t ,", "1 2 3")]
    [InlineData("a = 127.0.0.1", "127.0.0.1")]
    [InlineData("a =\n1", "1")]
    [InlineData("a = \"x\" y \"z\"", "x y z")]
    [InlineData("a = \"\"", "")]
    [InlineData("a = \"x # y // z\"", "x # y // z")]
    [InlineData("a = \"tab\\t quote\\\" slash\\/ back\\\\ \\u0041\"", "tab\t quote\" slash/ back\\ A")]
    [InlineData("a = \"\"\"C:\\Dev \"quoted\" file\"\"\"", "C:\\Dev \"quoted\" file")]
    [InlineData("a = \"\"\"first\nsecond\"\"\"", "first\nsecond")]
    public void ParseString_OfOneKey_HasItsText(string hocon, string expected) =>
        Assert.Equal(expected, ConfigurationFactory.ParseString(hocon).GetString("a"));

    [Theory]
    [InlineData("a.b.c = 1", "a { b { c = 1 } }")]
    [InlineData("3.14 = 1", "3 { 14 = 1 }")]
    [InlineData("a.\"b.c\".d = 1", "a { \"b.c\" { d = 1 } }")]
    [InlineData("a b c = 1", "\"a b c\" = 1")]
    [InlineData("a.x = 1, a.y = 2", "a { x = 1, y = 2 }")]
    [InlineData("a { x = 1 }\na { y = 2 }", "a { x = 1, y = 2 }")]
    [InlineData("a = { x = 1 }\na = null\na.y = 2", "a { y = 2 }")]
    [InlineData("a { b { x = 1, y = 1 } }\na.b.y = 2", "a { b { x = 1, y = 2 } }")]
    public void ParseString_OfAnotherSpelling_IsTheSame(string hocon, string same) =>
        Assert.Equal(ConfigurationFactory.ParseString(same).ToString(), ConfigurationFactory.ParseString(hocon).ToString());

    [Theory]
    [InlineData("a = [1, 2, 3]")]
    [InlineData("a = [1\n2\n3]")]
    [InlineData("a = [\n  1,\n  2, # two\n  3\n]")]
    [InlineData("a = [1, 2] [3]")]
    [InlineData("b = [1, 2]\na = ${b} [3]")]
    public void GetIntList_OfAList_HasItsItems(string hocon) =>
        Assert.Equal([1, 2, 3], ConfigurationFactory.ParseString(hocon).GetIntList("a"));

    [Fact]
    public void GetStringList_WithoutSeparators_HasOneItem() =>
        Assert.Equal(["1 2 3", "4"], ConfigurationFactory.ParseString("a = [1 2 3, 4]").GetStringList("a"));

    [Fact]
    public void GetArray_OfObjects_HasThem()
    {
        var items = ConfigurationFactory.ParseString("a = [{ x = 1 }, { x = 2 }]").GetValue("a").GetArray();

        Assert.Equal(["1", "2"], items.Select(item => item.GetObject().GetKey("x").GetString()));
    }

    [EmbeddedTheory]
    [InlineData("a { x = 1 }, b = 2")]
    [InlineData("a { x = 1, }\n\n,b = 2,")]
    [InlineData("a = { x = 1 },\nb = 2")]
    public void ParseString_WithACommaBehindAnObject_GoesOn(string hocon)
    {
        var config = ConfigurationFactory.ParseString(hocon);

        Assert.Equal(1, config.GetInt("a.x"));
        Assert.Equal(2, config.GetInt("b"));
    }

    [EmbeddedTheory]
    [InlineData("null")]
    [InlineData("\"null\"")]
    [InlineData("\"  x \"")]
    [InlineData("\"${x} # \\u0001 \\n \\\\\"")]
    [InlineData("[null, \"null\", []]")]
    public void ToString_OfAnyValue_ParsesToTheSame(string value)
    {
        var config = ConfigurationFactory.ParseString($"a = {value}");

        var again = ConfigurationFactory.ParseString(config.ToString());

        Assert.Equal(config.GetString("a"), again.GetString("a"));
        Assert.Equal(config.GetStringList("a"), again.GetStringList("a"));
    }

    [EmbeddedFact]
    public void GetString_OfAQuotedText_IsNeitherTrimmedNorNull()
    {
        var config = ConfigurationFactory.ParseString("a = \" x \"\nb = \"null\"");

        Assert.Equal(" x ", config.GetString("a"));
        Assert.Equal("null", config.GetString("b"));
    }

    [Fact]
    public void GetString_OfNull_IsNull()
    {
        var config = ConfigurationFactory.ParseString("a = null");

        Assert.Null(config.GetString("a", "other"));
        Assert.True(config.HasPath("a"));
    }

    [Fact]
    public void GetString_OfAnObjectOrAList_IsNull()
    {
        var config = ConfigurationFactory.ParseString("a { b = 1 }\nl = [1]");

        Assert.Null(config.GetString("a", "other"));
        Assert.Null(config.GetString("l", "other"));
    }

    [Theory]
    [InlineData("a { include \"x\" }")]
    [InlineData("a {\n  include \"x\"\n  # more\n}")]
    public void ParseString_WithAnInclude_TakesItFromTheCallback(string hocon)
    {
        var config = ConfigurationFactory.ParseString(hocon, name => new(ConfigurationFactory.ParseString($"name = {name}, b.c = 1").Root));

        Assert.Equal("x", config.GetString("a.name"));
        Assert.Equal(1, config.GetInt("a.b.c"));
    }

    [Fact]
    public void ToString_OfAConfiguration_ParsesToTheSame()
    {
        var config = ConfigurationFactory.ParseString(
            "a.b = 1\n\"/x y/*\" { c = \"two words\", d = [1, \"b c\", { e = f }] }\ng = 5 s");

        var again = ConfigurationFactory.ParseString(config.ToString());

        Assert.Equal(config.ToString(), again.ToString());
        Assert.Equal("two words", again.GetString("\"/x y/*\".c"));
    }
}
