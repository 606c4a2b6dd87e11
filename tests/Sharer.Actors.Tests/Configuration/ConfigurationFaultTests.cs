using Akka.Configuration;
using Sharer.Configuration;

namespace Sharer.Actors.Tests.Configuration;

public sealed class ConfigurationFaultTests
{
    public static TheoryData<string, string, string> BadValues => new()
    {
        { "capacity", "-1", "must be a whole number, 0 to 2147483647" },
        { "capacity", "1.5", "must be a whole number, 0 to 2147483647" },
        { "capacity", "2147483648", "must be a whole number, 0 to 2147483647" },
        { "capacity", "many", "must be a whole number, 0 to 2147483647" },
        { "capacity", "null", "must be a whole number, 0 to 2147483647" },
        { "capacity", "[1, 2]", "must be a whole number, 0 to 2147483647" },
        { "capacity", "[]", "must be a whole number, 0 to 2147483647" },
        { "when-full", "Wait", "must be wait, reject or drop-oldest" },
        { "when-full", "dropOldest", "must be wait, reject or drop-oldest" },
        { "when-full", "[wait]", "must be wait, reject or drop-oldest" },
        { "when-full", "null", "must be wait, reject or drop-oldest" },
        { "call-timeout", "0", "must be a duration such as 500ms, 1.5s or 2 minutes, more than 0 and at most 24 days, or infinite" },
        { "call-timeout", "-5s", "must be a duration such as 500ms, 1.5s or 2 minutes, more than 0 and at most 24 days, or infinite" },
        { "call-timeout", "soon", "must be a duration such as 500ms, 1.5s or 2 minutes, more than 0 and at most 24 days, or infinite" },
        { "call-timeout", "5 parsecs", "must be a duration such as 500ms, 1.5s or 2 minutes, more than 0 and at most 24 days, or infinite" },
        { "call-timeout", "1000000000000 days", "must be a duration such as 500ms, 1.5s or 2 minutes, more than 0 and at most 24 days, or infinite" },
        { "call-timeout", "NaN", "must be a duration such as 500ms, 1.5s or 2 minutes, more than 0 and at most 24 days, or infinite" },
        { "call-timeout", "[1s]", "must be a duration such as 500ms, 1.5s or 2 minutes, more than 0 and at most 24 days, or infinite" },
        { "call-timeout", "null", "must be a duration such as 500ms, 1.5s or 2 minutes, more than 0 and at most 24 days, or infinite" },
        { "interrupt-grace", "infinite", "must be a duration such as 500ms, 1.5s or 2 minutes, 0 to 24 days" },
        { "drain-timeout", "infinite", "must be a duration such as 500ms, 1.5s or 2 minutes, 0 to 24 days" },
        { "drain-timeout", "-1", "must be a duration such as 500ms, 1.5s or 2 minutes, 0 to 24 days" },
        { "restart.min-backoff", "0s", "must be a duration such as 500ms, 1.5s or 2 minutes, more than 0 and at most 24 days" },
        { "restart.max-backoff", "infinite", "must be a duration such as 500ms, 1.5s or 2 minutes, more than 0 and at most 24 days" },
        { "restart.factor", "0.9", "must be a number, 1 or more" },
        { "restart.factor", "NaN", "must be a number, 1 or more" },
        { "restart.factor", "∞", "must be a number, 1 or more" },
        { "restart.factor", "two", "must be a number, 1 or more" },
        { "restart.jitter", "1.1", "must be a number, 0 to 1" },
        { "restart.jitter", "-0.1", "must be a number, 0 to 1" },
        { "restart.while-down", "fail", "must be wait or reject" },
        { "batch.max-size", "0", "must be a whole number, 1 to 2147483647" },
        { "batch.max-size", "1.5", "must be a whole number, 1 to 2147483647" },
        { "batch.max-delay", "-1ms", "must be a duration such as 500ms, 1.5s or 2 minutes, 0 to 24 days" },
        { "batch.max-delay", "infinite", "must be a duration such as 500ms, 1.5s or 2 minutes, 0 to 24 days" },
        { "dispatcher", "nowhere", "must be the path of a dispatcher, and the configuration has nothing at nowhere" },
        { "dispatcher", "[a]", "must be a text" },
        { "dispatcher", "null", "must be a text" },
    };

    [Theory]
    [MemberData(nameof(BadValues))]
    public void Read_BadValueInTheOwnSection_NamesPathValueAndWhatIsAllowed(string key, string value, string allowed)
    {
        var message = Message($"sharer.resources.users.{key} = {value}");

        Assert.Equal(["The configuration of the shared resource users is wrong:", $"  sharer.resources.users.{key} = {value}: {allowed}"], message);
    }

    [Theory]
    [MemberData(nameof(BadValues))]
    public void Read_BadValueInTheDefaults_NamesPathValueAndWhatIsAllowed(string key, string value, string allowed)
    {
        var message = Message($"sharer.resource-defaults.{key} = {value}");

        Assert.Equal([$"  sharer.resource-defaults.{key} = {value}: {allowed}"], message[1..]);
    }

    [Theory]
    [InlineData("capacity { at-most = 5 }", "capacity = { … }")]
    [InlineData("call-timeout {}", "call-timeout = { … }")]
    [InlineData("dispatcher = \"\"", "dispatcher = \"\"")]
    [InlineData("capacity = \"\"", "capacity = \"\"")]
    [InlineData("capacity = \"two\\nlines\"", "capacity = \"two\\u000alines\"")]
    [InlineData("restart = 5", "restart = 5: must be a section, { … }")]
    [InlineData("restart = [1]", "restart = [1]: must be a section, { … }")]
    [InlineData("batch = on", "batch = on: must be a section, { … }")]
    public void Read_ValueOfAnotherKind_IsShownOnOneLine(string hocon, string shown)
    {
        var message = Message($"sharer.resources.users {{ {hocon} }}");

        Assert.Single(message[1..]);
        Assert.StartsWith($"  sharer.resources.users.{shown}", message[1]);
    }

    [Fact]
    public void Read_ManyFaults_AreAllInOneMessage()
    {
        var message = Message("""
            sharer.resource-defaults {
              capacity = -1, drain-timeout = never
              restart { jitter = 2, while-down = maybe }
            }
            sharer.resources.users {
              dispatcher = nowhere, when-full = perhaps, capactiy = 5, call-timeout = 0
              restart { min-backoff = 10s, max-backoff = 1s, factr = 2 }
            }
            """);

        string[] places =
        [
            "sharer.resource-defaults.capacity = -1:",
            "sharer.resource-defaults.restart.jitter = 2:",
            "sharer.resource-defaults.restart.while-down = maybe:",
            "sharer.resource-defaults.drain-timeout = never:",
            "sharer.resources.users.dispatcher = nowhere:",
            "sharer.resources.users.when-full = perhaps:",
            "sharer.resources.users.call-timeout = 0:",
            "sharer.resources.users.capactiy = 5:",
            "sharer.resources.users.restart.factr = 2:",
            "sharer.resources.users.restart.min-backoff = 00:00:10:",
        ];
        Assert.Equal(places.Length, message.Length - 1);
        Assert.All(places, place => Assert.Contains(message, line => line.StartsWith($"  {place} ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("capactiy", "did you mean capacity?")]
    [InlineData("Capacity", "did you mean capacity?")]
    [InlineData("callTimeout", "did you mean call-timeout?")]
    [InlineData("while-down", "did you mean restart.while-down?")]
    [InlineData("max-delay", "did you mean batch.max-delay?")]
    [InlineData("\"restart.factor\"", "did you mean restart.factor?")]
    public void Read_UnknownKey_SuggestsTheNearest(string key, string suggestion)
    {
        var message = Message($"sharer.resource-defaults {{ {key} = 1 }}");

        Assert.Equal(
            $"  sharer.resource-defaults.{key} = 1: is not a known key; {suggestion} Known here: dispatcher, capacity, when-full, call-timeout, interrupt-grace, restart, probe-interval, batch, drain-timeout, guard-results, flow-execution-context",
            Assert.Single(message[1..]));
    }

    [Theory]
    [InlineData("readers = 2")]
    [InlineData("lease-timeout = 30s")]
    [InlineData("idle-timeout = 5m")]
    [InlineData("max-live = 10")]
    public void Read_KeyThatThisVersionDoesNotHave_IsUnknown(string hocon)
    {
        var message = Message($"sharer.resources.users {{ {hocon} }}");

        Assert.Contains("is not a known key", Assert.Single(message[1..]));
    }

    [Fact]
    public void Read_FaultInAQuotedSection_ShowsThePathAsHoconWantsIt()
    {
        var message = Message("""sharer.resources { "a.b \"c\"" { capacity = x } }""", "a.b \"c\"");

        Assert.Equal("The configuration of the shared resource \"a.b \\\"c\\\"\" is wrong:", message[0]);
        Assert.StartsWith("  sharer.resources.\"a.b \\\"c\\\"\".capacity = x: ", message[1]);
    }

    [Theory]
    [InlineData("sharer.resources.users = 5", "  sharer.resources.users = 5: must be a section, { … }")]
    [InlineData("sharer.resources = [users]", "  sharer.resources = [users]: must be a section, { … }")]
    [InlineData("sharer.resource-defaults = none", "  sharer.resource-defaults = none: must be a section, { … }")]
    public void Read_NoSectionWhereOneBelongs_IsAFault(string hocon, string fault) => Assert.Equal([fault], Message(hocon)[1..]);

    [Theory]
    [InlineData("a = [1]", "must be the path of a dispatcher, and at a is [1]")]
    [InlineData("a = b", "must be the path of a dispatcher, and the configuration has nothing at b")]
    [InlineData("a = b, b = a", "must be the path of a dispatcher, and leads through more than 20 others")]
    [InlineData("a = null", "must be the path of a dispatcher, and leads to an empty one")]
    public void Read_DispatcherPathThatLeadsNowhere_SaysWhatIsThere(string hocon, string fault)
    {
        var message = Message($"{hocon}\nsharer.resources.users.dispatcher = a");

        Assert.Equal($"  sharer.resources.users.dispatcher = a: {fault}", Assert.Single(message[1..]));
    }

    [Theory]
    [InlineData("\\\"")]
    [InlineData("a.\\\"b")]
    [InlineData("..")]
    public void Read_DispatcherThatIsNoPath_IsAFault(string path)
    {
        var message = Message($"sharer.resources.users.dispatcher = \"{path}\"");

        Assert.Contains("must be the path of a dispatcher, and the configuration has nothing at ", Assert.Single(message[1..]));
    }

    [Fact]
    public void Read_BackoffsThatCross_AreBlamedOnWhoeverHadTheLastWord()
    {
        const string Defaults = "sharer.resource-defaults.restart.min-backoff = 60s";

        Assert.Equal(
            "  sharer.resource-defaults.restart.min-backoff = 00:01:00: must be at most sharer.resource-defaults.restart.max-backoff, which is 00:00:30",
            Assert.Single(Message(Defaults)[1..]));
        Assert.Equal(
            "  sharer.resources.users.restart.min-backoff = 00:00:40: must be at most sharer.resources.users.restart.max-backoff, which is 00:00:30",
            Assert.Single(Message($"{Defaults}\nsharer.resources.users.restart.min-backoff = 40s")[1..]));
        Assert.Equal(
            TimeSpan.FromSeconds(90),
            OptionsReader.Read<object>(Config($"{Defaults}\nsharer.resources.users.restart.max-backoff = 90s"), "users", null).Restart.MaxBackoff);
        var inCode = Assert.Throws<ArgumentException>(
            () => OptionsReader.Read<object>(Config(""), "users", o => o.Restart.MaxBackoff = TimeSpan.FromMilliseconds(1)));
        Assert.Contains("Restart.MinBackoff = 00:00:00.1000000: must be at most Restart.MaxBackoff, which is 00:00:00.0010000", inCode.Message);
    }

    private static string[] Message(string hocon, string name = "users") =>
        Assert.Throws<ConfigurationException>(() => OptionsReader.Read<object>(Config(hocon), name, configure: null)).Message.Split('\n');

    private static Config Config(string hocon) => ConfigurationFactory.ParseString(hocon).WithFallback(SharerConfig.Reference);
}
