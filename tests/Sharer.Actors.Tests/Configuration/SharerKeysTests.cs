using Akka.Configuration;
using Sharer.Configuration;

namespace Sharer.Actors.Tests.Configuration;

public sealed class SharerKeysTests
{
    [Theory]
    [InlineData("")]
    [InlineData("sharer { dispatcher.throughput = 5 }")]
    [InlineData("sharer.resources { nobody { nonsense = 5 } }")]
    [InlineData("other.resource-default = 5")]
    public void RequireKnown_NothingUnknown_DoesNothing(string hocon) => SharerKeys.RequireKnown(Config(hocon));

    [Fact]
    public void RequireKnown_UnknownKeys_NamesThemAll()
    {
        var thrown = Assert.Throws<ConfigurationException>(() => SharerKeys.RequireKnown(Config("""
            sharer {
              disptacher { throughput = 5 }
              "a.b" = [1, 2]
            }
            """)));

        Assert.StartsWith("The configuration of Sharer is wrong:\n  sharer.", thrown.Message);
        Assert.Contains("  sharer.disptacher = { … }: is not a known key; did you mean dispatcher? Known here: dispatcher, blocking-dispatcher, ", thrown.Message);
        Assert.Contains("  sharer.\"a.b\" = [1, 2]: is not a known key. Known here: ", thrown.Message);
    }

    [Fact]
    public void RequireKnown_NoSection_IsAFault() =>
        Assert.Contains("sharer = 5: must be a section", Assert.Throws<ConfigurationException>(() => SharerKeys.RequireKnown(Config("sharer = 5"))).Message);

    private static Config Config(string hocon) => ConfigurationFactory.ParseString(hocon).WithFallback(SharerConfig.Reference);
}
