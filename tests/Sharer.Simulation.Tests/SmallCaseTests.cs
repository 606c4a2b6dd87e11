using Sharer.Simulation.Scenarios;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation;

/// <summary>All histories of what is small enough; of the larger ones the first so many, and the long tier plays the rest.</summary>
public sealed class SmallCaseTests : IDisposable
{
    private const int Most = 2_000;
    private const int Seeds = 400;

    private readonly Simulator _simulator = new();

    public static TheoryData<string> Orders => [.. TwoCallersThreeCalls.All().Select(static small => small.ToString())];

    public static TheoryData<string> Races => [.. SlotRaces.All(1).Select(static small => small.ToString())];

    public void Dispose() => _simulator.Dispose();

    [Theory]
    [MemberData(nameof(Orders))]
    public void PlayAll_TwoCallersThreeCalls_KeepTheContract(string name) =>
        Check(TwoCallersThreeCalls.All().Single(small => small.ToString() == name));

    [Theory]
    [MemberData(nameof(Races))]
    public void PlayAll_SlotRaces_KeepTheContract(string name) =>
        Check(SlotRaces.All(1).Single(small => small.ToString() == name));

    [Theory]
    [MemberData(nameof(Races))]
    public void PlayByChance_SlotRaces_KeepTheContract(string name)
    {
        var broken = SlotRaces.All(1).Single(small => small.ToString() == name).PlayByChance(_simulator, Seeds);
        Assert.True(broken is null, broken?.Show());
    }

    private void Check(SmallCase small)
    {
        var (_, broken) = small.PlayAll(_simulator, Most);
        Assert.True(broken is null, broken?.Show());
    }
}
