using Akka.Configuration;
using Akka.Hosting;

namespace Akka.Embedded.Tests.Hosting;

public sealed class HoconExtensionsTests
{
    [Theory]
    [InlineData(null, "null")]
    [InlineData("", "\"\"")]
    [InlineData("plain", "plain")]
    [InlineData("two words", "two words")]
    [InlineData("a:b", "\"a:b\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\\\"b\"")]
    [InlineData("a\\b", "\"a\\\\b\"")]
    [InlineData("a\nb", "\"a\\nb\"")]
    [InlineData("a/b", "\"a\\/b\"")]
    [InlineData("\u20ac", "\"\\u20ac\"")]
    [InlineData("\u00e9", "\u00e9")]
    public void ToHocon_OfAText_EscapesIt(string? text, string expected) => Assert.Equal(expected, text.ToHocon());

    [Theory]
    [InlineData("a \"quoted\" text: {x}, [y] = ${z} # /\\")]
    [InlineData("line\r\nand\ttab")]
    [InlineData("\u20ac\ud83d\ude00")]
    public void ToHocon_OfAnyText_ParsesToIt(string text) =>
        Assert.Equal(text, ConfigurationFactory.ParseString($"a = {text.ToHocon()}").GetString("a"));

    [Fact]
    public void ToHocon_OfNumbersAndBooleans_WritesThem()
    {
        Assert.Equal("on", true.ToHocon());
        Assert.Equal("off", ((bool?)false).ToHocon());
        Assert.Equal("-5", (-5).ToHocon());
        Assert.Equal("5", 5L.ToHocon());
        Assert.Equal("1.5", 1.5.ToHocon());
        Assert.Equal("1.5", 1.5f.ToHocon());
    }

    [Fact]
    public void ToHocon_OfNothing_IsAFault()
    {
        Assert.Throws<ConfigurationException>(() => ((bool?)null).ToHocon());
        Assert.Throws<ConfigurationException>(() => ((int?)null).ToHocon());
        Assert.Throws<ConfigurationException>(() => ((TimeSpan?)null).ToHocon());
    }

    [Fact]
    public void ToHocon_OfADuration_IsMillisecondsOrInfinite()
    {
        Assert.Equal("1500", TimeSpan.FromSeconds(1.5).ToHocon());
        Assert.Equal("0", TimeSpan.Zero.ToHocon());
        Assert.Equal("infinite", TimeSpan.Zero.ToHocon(allowInfinite: true, zeroIsInfinite: true));
        Assert.Equal("infinite", Timeout.InfiniteTimeSpan.ToHocon(allowInfinite: true));
        Assert.Throws<ConfigurationException>(() => Timeout.InfiniteTimeSpan.ToHocon());
        Assert.Throws<ConfigurationException>(() => TimeSpan.Zero.ToHocon(zeroIsInfinite: true));
    }

    [Fact]
    public void MoveTo_APath_IsThatSection()
    {
        var moved = ConfigurationFactory.ParseString("x = 1").MoveTo("a.\"b.c\".d");

        Assert.Equal(1, moved.GetInt("a.\"b.c\".d.x"));
    }
}
