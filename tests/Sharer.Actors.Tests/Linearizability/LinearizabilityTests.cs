using Sharer.Instruments;
using Sharer.Linearizability;

namespace Sharer.Actors.Tests.Linearizability;

/// <summary>R4: whatever callers do, what they are told is explained by one order of their calls.</summary>
public sealed class LinearizabilityTests(Engine engine) : IClassFixture<Engine>
{
    private const int Histories = 30;

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var kind in Enum.GetNames<Kind>())
        {
            foreach (var dispatcher in new[] { "sharer.dispatcher", "sharer.blocking-dispatcher", "sharer.pinned-dispatcher" })
                cases.Add(kind, dispatcher);
        }
        return cases;
    }

    [Theory, Trait("Contract", "C1"), Trait("Contract", "C2"), Trait("Contract", "C4")]
    [MemberData(nameof(Cases))]
    public async Task Histories_OfCallersOnThreads_AreExplainedByOneOrder(string kind, string dispatcher)
    {
        for (var seed = 1; seed <= Histories; seed++)
        {
            var workload = Workload.Of(seed, Enum.Parse<Kind>(kind));
            var history = await ThreadedRun.RecordAsync(engine.System, workload, dispatcher);
            var violation = workload.Violation(history);
            Assert.True(violation is null, $"{workload} on {dispatcher}: {violation}");
        }
    }
}
