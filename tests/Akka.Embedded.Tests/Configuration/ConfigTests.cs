using Akka.Configuration;

namespace Akka.Embedded.Tests.Configuration;

public sealed class ConfigTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("-1", -1)]
    [InlineData("\"7\"", 7)]
    public void GetInt_OfANumber_ReadsIt(string text, int expected)
    {
        var config = ConfigurationFactory.ParseString($"a = {text}");

        Assert.Equal(expected, config.GetInt("a"));
        Assert.Equal(expected, config.GetLong("a"));
        Assert.Equal(expected, config.GetDouble("a"));
        Assert.Equal(expected, config.GetFloat("a"));
        Assert.Equal(expected, config.GetDecimal("a"));
    }

    [Fact]
    public void GetDouble_OfAFraction_ReadsIt()
    {
        var config = ConfigurationFactory.ParseString("a = 1.25");

        Assert.Equal(1.25, config.GetDouble("a"));
        Assert.Equal(1.25f, config.GetFloat("a"));
        Assert.Equal(1.25m, config.GetDecimal("a"));
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("true", true)]
    [InlineData("off", false)]
    [InlineData("false", false)]
    public void GetBoolean_OfItsWords_ReadsThem(string text, bool expected) =>
        Assert.Equal(expected, ConfigurationFactory.ParseString($"a = {text}").GetBoolean("a", !expected));

    [EmbeddedTheory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public void GetBoolean_OfYesAndNo_ReadsThem(string text, bool expected) =>
        Assert.Equal(expected, ConfigurationFactory.ParseString($"a = {text}").GetBoolean("a", !expected));

    [Fact]
    public void GetBoolean_OfAnotherWord_IsAFault() =>
        Assert.Throws<NotSupportedException>(() => ConfigurationFactory.ParseString("a = perhaps").GetBoolean("a"));

    [Fact]
    public void GetInt_OfAWord_IsAFault() =>
        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString("a = many").GetInt("a"));

    [Theory]
    [InlineData("500", 500)]
    [InlineData("500ms", 500)]
    [InlineData("500 milliseconds", 500)]
    [InlineData("10 s", 10_000)]
    [InlineData("0.05 s", 50)]
    [InlineData("1.5 minutes", 90_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("1 day", 86_400_000)]
    [InlineData("3000 micros", 3)]
    [InlineData("2000000 ns", 2)]
    public void GetTimeSpan_OfADuration_ReadsIt(string text, double milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), ConfigurationFactory.ParseString($"a = {text}").GetTimeSpan("a"));

    [Fact]
    public void GetTimeSpan_OfInfinite_IsInfiniteWhereAllowed()
    {
        var config = ConfigurationFactory.ParseString("a = infinite");

        Assert.Equal(Timeout.InfiniteTimeSpan, config.GetTimeSpan("a"));
        Assert.Throws<FormatException>(() => config.GetTimeSpan("a", null, allowInfinite: false));
    }

    [Theory]
    [InlineData("-5 s")]
    [InlineData("soon")]
    [InlineData("5 parsecs")]
    public void GetTimeSpan_OfSomethingElse_IsAFault(string text) =>
        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString($"a = {text}").GetTimeSpan("a"));

    [Theory]
    [InlineData("512", 512)]
    [InlineData("512b", 512)]
    [InlineData("512 bytes", 512)]
    [InlineData("64K", 65_536)]
    [InlineData("64 KiB", 65_536)]
    [InlineData("64kB", 64_000)]
    [InlineData("2 MiB", 2_097_152)]
    [InlineData("2MB", 2_000_000)]
    [InlineData("1 gibibyte", 1_073_741_824)]
    [InlineData("3 gigabytes", 3_000_000_000)]
    [InlineData("1T", 1_099_511_627_776)]
    [InlineData("1PB", 1_000_000_000_000_000)]
    [InlineData("1 exbibytes", 1_152_921_504_606_846_976)]
    public void GetByteSize_OfASize_ReadsIt(string text, long bytes) =>
        Assert.Equal(bytes, ConfigurationFactory.ParseString($"a = {text}").GetByteSize("a"));

    [Fact]
    public void GetByteSize_OfAnotherUnit_IsAFault() =>
        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString("a = 5 parsecs").GetByteSize("a"));

    [Fact]
    public void Lists_OfEachKind_AreRead()
    {
        var config = ConfigurationFactory.ParseString("n = [1, 2]\nb = [on, false]\ns = [x, null]\nd = [1.5]");

        Assert.Equal([1, 2], config.GetIntList("n"));
        Assert.Equal([1L, 2L], config.GetLongList("n"));
        Assert.Equal([(byte)1, (byte)2], config.GetByteList("n"));
        Assert.Equal([true, false], config.GetBooleanList("b"));
        Assert.Equal(["x", null!], config.GetStringList("s"));
        Assert.Equal([1.5], config.GetDoubleList("d"));
        Assert.Equal([1.5f], config.GetFloatList("d"));
        Assert.Equal([1.5m], config.GetDecimalList("d"));
    }

    [Fact]
    public void Reading_WhereNothingIs_GivesTheDefaults()
    {
        var config = ConfigurationFactory.ParseString("a.b = 1");

        Assert.Null(config.GetString("x"));
        Assert.Equal("d", config.GetString("a.x", "d"));
        Assert.Equal(0, config.GetInt("a.b.c"));
        Assert.Equal(5, config.GetInt("x", 5));
        Assert.True(config.GetBoolean("x", true));
        Assert.Equal(TimeSpan.Zero, config.GetTimeSpan("x"));
        Assert.Equal(TimeSpan.FromDays(1), config.GetTimeSpan("x", TimeSpan.FromDays(1)));
        Assert.Null(config.GetByteSize("x"));
        Assert.Equal(7L, config.GetByteSize("x", 7));
        Assert.Empty(config.GetStringList("x"));
        Assert.Equal(["d"], config.GetStringList("x", ["d"]));
        Assert.Null(config.GetConfig("x"));
        Assert.Null(config.GetValue("x"));
        Assert.False(config.HasPath("x"));
        Assert.True(config.GetConfig("x").IsNullOrEmpty());
    }

    [Fact]
    public void Reading_FromAConfigWithoutARoot_IsAFault()
    {
        var config = new Config();

        Assert.True(config.IsEmpty);
        Assert.Throws<InvalidOperationException>(() => config.GetString("a"));
    }

    [Fact]
    public void GetConfig_OfASection_ReadsBelowIt()
    {
        var section = ConfigurationFactory.ParseString("a {\n b { c = 1 }\n \"/d.e/*\" = 2 }").GetConfig("a");

        Assert.Equal(1, section.GetInt("b.c"));
        Assert.Equal(2, section.GetInt("\"/d.e/*\""));
        Assert.Equal(["b", "/d.e/*"], section.AsEnumerable().Select(pair => pair.Key));
    }

    [Fact]
    public void IsEmpty_WithAndWithoutKeys_TellsThem()
    {
        Assert.True(Config.Empty.IsEmpty);
        Assert.True(ConfigurationFactory.ParseString("").IsEmpty);
        Assert.True(ConfigurationFactory.ParseString("a { }").GetConfig("a").IsEmpty);
        Assert.False(ConfigurationFactory.ParseString("a { }").IsEmpty);
        Assert.True(((Config?)null).IsNullOrEmpty());
    }

    [Fact]
    public void Conversion_OfAString_ParsesIt()
    {
        Config config = "a = 1";

        Assert.Equal(1, config.GetInt("a"));
    }

    [Fact]
    public void ParseString_OfANameAlone_IsAKeyWithoutAValue()
    {
        var config = ConfigurationFactory.ParseString(nameof(ConfigTests));

        Assert.True(config.HasPath(nameof(ConfigTests)));
        Assert.Null(config.GetString(nameof(ConfigTests)));
    }

    [Fact]
    public void FromObject_OfAnAnonymousObject_HasItsProperties()
    {
        var config = ConfigurationFactory.FromObject(new { a = new { b = 1, c = "two words" }, l = new[] { 1, 2 } });

        Assert.Equal(1, config.GetInt("a.b"));
        Assert.Equal("two words", config.GetString("a.c"));
        Assert.Equal([1, 2], config.GetIntList("l"));
    }

    [Fact]
    public void ConfigurationException_OfASection_NamesIt() =>
        Assert.Contains("akka.x", ConfigurationException.NullOrEmptyConfig<ConfigTests>("akka.x").Message, StringComparison.Ordinal);
}
