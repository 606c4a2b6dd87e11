using Akka.Configuration;
using Sharer.Configuration;

namespace Sharer.Actors.Tests.Configuration;

public sealed class OptionsReaderTests
{
    [Fact]
    public void Read_EveryKeyInItsSection_IsRead()
    {
        var options = Read("users", """
            my-dispatcher { type = Dispatcher }
            sharer.resources.users {
              dispatcher = my-dispatcher
              capacity = 7
              when-full = drop-oldest
              call-timeout = infinite
              interrupt-grace = 0
              drain-timeout = 1.5 minutes
              guard-results = off
              probe-interval = 45s
              flow-execution-context = on
              restart {
                min-backoff = 5
                max-backoff = 2h
                factor = 1.25
                jitter = 1
                while-down = reject
              }
            }
            """);

        Assert.Equal("my-dispatcher", options.Dispatcher);
        Assert.Equal(7, options.Capacity);
        Assert.Equal(WhenFull.DropOldest, options.WhenFull);
        Assert.Equal(Timeout.InfiniteTimeSpan, options.CallTimeout);
        Assert.Equal(TimeSpan.Zero, options.InterruptGrace);
        Assert.Equal(TimeSpan.FromSeconds(90), options.DrainTimeout);
        Assert.False(options.GuardResults);
        Assert.Equal(TimeSpan.FromSeconds(45), options.ProbeInterval);
        Assert.True(options.FlowExecutionContext);
        Assert.Equal(TimeSpan.FromMilliseconds(5), options.Restart.MinBackoff);
        Assert.Equal(TimeSpan.FromHours(2), options.Restart.MaxBackoff);
        Assert.Equal(1.25, options.Restart.Factor);
        Assert.Equal(1, options.Restart.Jitter);
        Assert.Equal(WhileDown.Reject, options.Restart.WhileDown);
    }

    [Fact]
    public void Read_ValueSetEverywhere_OwnSectionWinsOverCodeOverDefaults()
    {
        const string Hocon = """
            sharer.resource-defaults { capacity = 1, drain-timeout = 1s, restart.factor = 3, when-full = reject }
            sharer.resources.users { capacity = 3, restart.factor = 5 }
            """;
        ShareOptions<object>? seen = null;

        var options = Read("users", Hocon, o =>
        {
            seen = new() { Capacity = o.Capacity, DrainTimeout = o.DrainTimeout, WhenFull = o.WhenFull, Restart = new() { Factor = o.Restart.Factor } };
            o.Capacity = 2;
            o.DrainTimeout = TimeSpan.FromSeconds(2);
            o.Restart.Factor = 4;
        });

        Assert.Equal((1, TimeSpan.FromSeconds(1), WhenFull.Reject, 3), (seen!.Capacity, seen.DrainTimeout, seen.WhenFull, seen.Restart.Factor));
        Assert.Equal((3, TimeSpan.FromSeconds(2), WhenFull.Reject, 5), (options.Capacity, options.DrainTimeout, options.WhenFull, options.Restart.Factor));
    }

    [Theory]
    [InlineData("users")]
    [InlineData("orders.db")]
    [InlineData("my users")]
    [InlineData("a/b:c{d}[e]=f,g#h$i+j")]
    [InlineData("naïve Ω 用户")]
    [InlineData("say \"hi\"")]
    [InlineData("back\\slash")]
    [InlineData("sharer.resources")]
    [InlineData("dispatcher")]
    [InlineData("line\nbreak")]
    public void Read_NameOfAnyLetters_FindsItsQuotedSection(string name)
    {
        var key = name.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");

        var options = Read(name, $"sharer.resources {{ \"{key}\" {{ capacity = 5 }} }}");

        Assert.Equal(5, options.Capacity);
    }

    [Fact]
    public void Read_NameWithADot_IsNotASectionWithinAnother()
    {
        var options = Read("a.b", "sharer.resources.a { b { capacity = 5 } }");

        Assert.Equal(1024, options.Capacity);
    }

    [Fact]
    public void Read_SectionOfAnotherResource_DoesNotCount()
    {
        var options = Read("users", "sharer.resources.orders { capacity = wrong, nonsense = 1 }\nsharer.nonsense = 1");

        Assert.Equal(1024, options.Capacity);
    }

    [Fact]
    public void Read_ConfigurationWithoutSharer_HasTheDefaultsOfTheProperties()
    {
        var options = OptionsReader.Read<object>(ConfigurationFactory.ParseString("x = 1"), "users", null, hasDispatcher: _ => true);

        Assert.Equal(1024, options.Capacity);
        Assert.Equal("sharer.dispatcher", options.Dispatcher);
    }

    [Fact]
    public void Read_ValuesInQuotesAndBySubstitution_AreRead()
    {
        var options = Read("users", """
            room = 12
            sharer.resources.users { capacity = ${room}, call-timeout = "250 ms", when-full = "reject" }
            """);

        Assert.Equal((12, TimeSpan.FromMilliseconds(250), WhenFull.Reject), (options.Capacity, options.CallTimeout, options.WhenFull));
    }

    [Fact]
    public void Read_OneRestartObjectForTwoResources_KeepsThemApart()
    {
        var shared = new RestartOptions { Factor = 7 };
        var config = Config("sharer.resources.a.restart.factor = 9");

        var a = OptionsReader.Read<object>(config, "a", o => o.Restart = shared);
        var b = OptionsReader.Read<object>(config, "b", o => o.Restart = shared);

        Assert.Equal((9, 7, 7), (a.Restart.Factor, b.Restart.Factor, shared.Factor));
    }

    [Fact]
    public void Read_ConfigureThrows_PassesThrough()
    {
        var thrown = new InvalidTimeZoneException();

        Assert.Same(thrown, Assert.Throws<InvalidTimeZoneException>(() => Read("users", "", _ => throw thrown)));
    }

    [Theory]
    [InlineData("sharer.pinned-dispatcher")]
    [InlineData("akka.actor.default-dispatcher")]
    [InlineData("alias")]
    public void Read_DispatcherThatIsThere_IsTaken(string path)
    {
        var options = Read("users", $$"""
            akka.actor.default-dispatcher { type = Dispatcher }
            alias = other-alias
            other-alias = sharer.blocking-dispatcher
            sharer.resources.users.dispatcher = {{path}}
            """);

        Assert.Equal(path, options.Dispatcher);
    }

    [Fact]
    public void Read_DispatcherThatOnlyTheSystemKnows_IsTaken()
    {
        var options = OptionsReader.Read<object>(
            SharerConfig.Reference, "users", o => o.Dispatcher = "registered", hasDispatcher: path => path is "registered" or "sharer.dispatcher");

        Assert.Equal("registered", options.Dispatcher);
    }

    private static ShareOptions<object> Read(string name, string hocon, Action<ShareOptions<object>>? configure = null) =>
        OptionsReader.Read(Config(hocon), name, configure);

    private static Config Config(string hocon) => ConfigurationFactory.ParseString(hocon).WithFallback(SharerConfig.Reference);
}
