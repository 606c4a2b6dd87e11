using Sharer.Linearizability;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Linearizability;

/// <summary>R4: whatever the schedule, one order of the calls explains what their callers were told.</summary>
public sealed class SimulatedLinearizabilityTests : IDisposable
{
    private const int Histories = 100;
    private readonly Simulator _simulator = new();

    public void Dispose() => _simulator.Dispose();

    [Theory, Trait("Contract", "C1"), Trait("Contract", "C2"), Trait("Contract", "C4")]
    [InlineData("Counter")]
    [InlineData("Register")]
    [InlineData("Queue")]
    public void Histories_OfSimulatedCallers_AreExplainedByOneOrder(string kind)
    {
        for (var seed = 1; seed <= Histories; seed++)
        {
            var (played, calls, violation) = SimulatedRun.Play(_simulator, seed, Enum.Parse<Kind>(kind));
            Assert.True(played.IsRight, played.Show());
            Assert.True(violation is null, $"{violation}{Environment.NewLine}{Checker.Show(calls)}{Environment.NewLine}{played.Show()}");
        }
    }
}
