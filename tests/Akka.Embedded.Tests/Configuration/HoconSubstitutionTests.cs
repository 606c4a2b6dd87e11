using Akka.Configuration;

namespace Akka.Embedded.Tests.Configuration;

public sealed class HoconSubstitutionTests
{
    [Theory]
    [InlineData("a { name = Roger, b = my name is ${a.name} }", "a.b", "my name is Roger")]
    [InlineData("b = 1\na = ${b}23", "a", "123")]
    [InlineData("a = ${b}\nb = ${c}\nc = 1", "a", "1")]
    [InlineData("b { x = 1 }\na = ${b}", "a.x", "1")]
    [InlineData("a = ${b.c}\nb { c = 1 }", "a", "1")]
    public void ParseString_WithASubstitution_PutsTheOtherValueIn(string hocon, string path, string expected) =>
        Assert.Equal(expected, ConfigurationFactory.ParseString(hocon).GetString(path));

    [EmbeddedTheory]
    [InlineData("path = x\npath = ${path}:y", "path", null)]
    [InlineData("path = x\npath = ${path}\":y\"", "path", "x:y")]
    [InlineData("b { x = 1 }\na = ${b} { y = 2 }", "a.x", "1")]
    [InlineData("b { x = 1 }\na = ${b}\na.x = 2", "a.x", "2")]
    [InlineData("b { x = 1 }\na = ${b}\na.x = 2", "b.x", "1")]
    [InlineData("bar { foo = 42, baz = ${bar.foo} }", "bar.baz", "42")]
    [InlineData("bar { a = ${foo.d}, b = 1 }\nbar.b = 3\nfoo { c = ${bar.b}, d = 2 }\nfoo.d = 4", "bar.a", "4")]
    [InlineData("bar { a = ${foo.d}, b = 1 }\nbar.b = 3\nfoo { c = ${bar.b}, d = 2 }\nfoo.d = 4", "foo.c", "3")]
    [InlineData("a { x = 1 }\na = ${a} { y = 2 }", "a.x", "1")]
    [InlineData("a = 1\na = ${?b}", "a", "1")]
    [InlineData("a = x${?b}y", "a", "xy")]
    [InlineData("\"a.b\".c = 1\nd = ${\"a.b\".c}", "d", "1")]
    [InlineData("a = \"${b}\"", "a", "${b}")]
    public void ParseString_AsTheHoconSpecificationHasIt_Resolves(string hocon, string path, string? expected)
    {
        if (expected is null)
            Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon));
        else
            Assert.Equal(expected, ConfigurationFactory.ParseString(hocon).GetString(path));
    }

    [EmbeddedTheory]
    [InlineData("a = ${?b}")]
    [InlineData("a = ${?b}${?c}")]
    [InlineData("x = [${?b}]\ny = 1")]
    public void HasPath_OfAnOptionalSubstitutionOfNothing_IsFalse(string hocon) =>
        Assert.False(ConfigurationFactory.ParseString(hocon).HasPath("a"));

    [EmbeddedTheory]
    [InlineData("a = [1]\na += 2\na += 3")]
    [InlineData("a += 1\na += 2\na += 3")]
    [InlineData("b = [1, 2]\na = ${b}\na += 3")]
    [InlineData("a = [1, 2]\na = ${a} [3]")]
    [InlineData("a = [1, ${b}, ${?c}, 3]\nb = 2")]
    public void GetIntList_OfAnExtendedList_HasAll(string hocon) =>
        Assert.Equal([1, 2, 3], ConfigurationFactory.ParseString(hocon).GetIntList("a"));

    [EmbeddedFact]
    public void ParseString_WithoutSuchAKey_FallsBackToTheEnvironment()
    {
        const string name = "AKKA_EMBEDDED_TESTS_SUBSTITUTION";
        Environment.SetEnvironmentVariable(name, "from outside");
        try
        {
            var config = ConfigurationFactory.ParseString($"a = ${{{name}}}\nb = ${{?{name}}}/x\n{name} = ${{{name}}}/y");

            Assert.Equal("from outside/y", config.GetString("a"));
            Assert.Equal("from outside/y/x", config.GetString("b"));
            Assert.Equal("from outside/y", config.GetString(name));
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
