using Akka.Configuration;

namespace Akka.Embedded.Tests.Configuration;

public sealed class ConfigFallbackTests
{
    [Fact]
    public void WithFallback_OfTheSameKeys_KeepsItsOwn()
    {
        var config = Parse("a.b { x = 1 }").WithFallback(Parse("a.b { x = 2, y = 2 }\nz = 3"));

        Assert.Equal(1, config.GetInt("a.b.x"));
        Assert.Equal(2, config.GetInt("a.b.y"));
        Assert.Equal(3, config.GetInt("z"));
        Assert.Equal(1, config.GetConfig("a.b").GetInt("x"));
        Assert.Equal(2, config.GetConfig("a").GetInt("b.y"));
        Assert.Equal(["x", "y"], config.GetConfig("a.b").AsEnumerable().Select(pair => pair.Key).Order());
    }

    [Theory]
    [InlineData("a.b = 1", "a.b { c = 2 }", "1", null)]
    [InlineData("a.b { c = 2 }", "a.b = 1", null, "2")]
    [InlineData("a.b = null", "a.b = 1", null, null)]
    [InlineData("a.b = [1]", "a.b = 1", null, null)]
    public void WithFallback_OfAnotherKindOfValue_KeepsItsOwn(string own, string fallback, string? value, string? child)
    {
        var config = Parse(own).WithFallback(Parse(fallback));

        Assert.Equal(value, config.GetString("a.b"));
        Assert.Equal(child, config.GetString("a.b.c"));
    }

    [Fact]
    public void WithFallback_OfLists_DoesNotJoinThem() =>
        Assert.Equal([1], Parse("a = [1]").WithFallback(Parse("a = [2, 3]")).GetIntList("a"));

    [Fact]
    public void WithFallback_OnAnything_ChangesNeither()
    {
        var own = Parse("a.b = 1");
        var fallback = Parse("a.c = 2");

        var both = own.WithFallback(fallback);

        Assert.Equal(2, both.GetInt("a.c"));
        Assert.False(own.HasPath("a.c"));
        Assert.False(fallback.HasPath("a.b"));
    }

    [Fact]
    public void WithFallback_SeveralTimes_TakesTheFirstThatHasIt()
    {
        var nested = Parse("a = 1").WithFallback(Parse("a = 2, b = 2").WithFallback(Parse("a = 3, b = 3, c = 3")));
        var chained = Parse("a = 1").WithFallback(Parse("a = 2, b = 2")).WithFallback(Parse("a = 3, b = 3, c = 3"));

        Assert.Equal([1, 2, 3], new[] { "a", "b", "c" }.Select(path => nested.GetInt(path)));
        Assert.Equal([1, 2, 3], new[] { "a", "b", "c" }.Select(path => chained.GetInt(path)));
    }

    [Fact]
    public void WithFallback_OfNothing_IsTheSame()
    {
        var config = Parse("a = 1");

        Assert.Same(config, config.WithFallback(null!));
        Assert.Same(config, config.SafeWithFallback(config));
        Assert.Same(config, ((Config?)null).SafeWithFallback(config));
        Assert.Same(config, Parse("").WithFallback(config));
    }

    [Fact]
    public void WithFallback_OfItself_IsAFault()
    {
        var config = Parse("a = 1");

        Assert.Throws<ArgumentException>(() => config.WithFallback(config));
    }

    [Fact]
    public void Plus_OfText_FallsBack()
    {
        Assert.Equal(2, (Parse("a = 1") + "a = 2, b = 2").GetInt("b"));
        Assert.Equal(1, ("a = 1" + Parse("a = 2, b = 2")).GetInt("a"));
    }

    [Fact]
    public void ToString_WithAFallback_ShowsItWhenAsked()
    {
        var config = Parse("a = 1").WithFallback(Parse("b = 2"));

        Assert.Equal(1, Parse(config.ToString()).GetInt("a"));
        Assert.False(Parse(config.ToString()).HasPath("b"));
        Assert.Equal(2, Parse(config.ToString(includeFallback: true)).GetInt("b"));
    }

    private static Config Parse(string hocon) => ConfigurationFactory.ParseString(hocon);
}
