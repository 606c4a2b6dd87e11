using Akka.Configuration;
using Akka.Configuration.Hocon;
using Sharer.Configuration;

namespace Sharer.Actors.Tests.Configuration;

public sealed class AkkaHoconTests
{
    private const string LimitPath = "akka.coordinated-shutdown.phases.service-requests-done.timeout";
    private static readonly string[] Lines = File.ReadAllLines(RepositoryFile.Find("akka.hocon"));

    [Fact]
    public void AkkaHocon_AsItStands_ChangesOnlySectionsOfResources()
    {
        var config = ConfigurationFactory.ParseString(string.Join('\n', Lines));

        Assert.All(Leaves(config.GetValue("sharer")), leaf => Assert.StartsWith("resources.", leaf.Path));
        Assert.Equal(WhenFull.Reject, OptionsReader.Read<object>(config.WithFallback(SharerConfig.Reference), "users", null).WhenFull);
    }

    [Fact]
    public void AkkaHocon_WithAHashTakenFromEveryLine_HasEveryKeyOfTheReferenceWithItsDefault()
    {
        var config = ConfigurationFactory.ParseString(string.Join('\n', Lines.Select(Uncomment)));

        var inFile = Leaves(config.GetValue("sharer")).Where(leaf => !leaf.Path.StartsWith("resources.", StringComparison.Ordinal));
        Assert.Equal(Leaves(SharerConfig.Reference.GetValue("sharer")).Order(), inFile.Order());
        Assert.Equal(SharerConfig.Reference.GetString(LimitPath), config.GetString(LimitPath));
    }

    [Fact]
    public void AkkaHocon_EverySettingThatIsTurnedOff_HasAnExplanationOrStandsInASectionThatHasOne()
    {
        var off = Lines.Where(line => line.TrimStart().StartsWith("# ", StringComparison.Ordinal)).ToArray();
        string[] ofTheEngine = ["type =", "throughput = 1", "threadtype =", "mailbox-type =", "dedicated-thread-pool {", "}"];

        Assert.All(off, line => Assert.True(
            line.LastIndexOf("  # ", StringComparison.Ordinal) > line.IndexOf('#') || ofTheEngine.Any(key => line.Contains(key, StringComparison.Ordinal)),
            line));
    }

    private static string Uncomment(string line)
    {
        var hash = line.Length - line.TrimStart().Length;
        return hash < line.Length && line[hash] == '#' ? line.Remove(hash, 1) : line;
    }

    private static IEnumerable<(string Path, string? Text)> Leaves(HoconValue value, string path = "") => value.IsObject()
        ? value.GetObject().Items.SelectMany(item => Leaves(item.Value, path.Length == 0 ? item.Key : $"{path}.{item.Key}"))
        : [(path, value.GetString())];
}
