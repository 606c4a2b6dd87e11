using Sharer.Simulation.Scenarios;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation;

public sealed class WorkloadTests : IDisposable
{
    private const int Seeds = 500;

    private readonly Simulator _simulator = new();

    public void Dispose() => _simulator.Dispose();

    [Fact]
    public void Play_RandomWorkloads_KeepTheContract()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var played = Seeded.Play(_simulator, seed);
            Assert.True(played.IsRight, played.Show());
        }
    }

    [Fact, Trait("Contract", "C13")]
    public void Play_RandomBatches_KeepTheContract()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var played = Seeded.Play(_simulator, BatchWorkload.Scenario, seed);
            Assert.True(played.IsRight, played.Show());
        }
    }

    [Fact]
    public void Play_RandomWorkloadsWithoutAnActor_KeepTheContract()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var played = Seeded.Play(_simulator, Workload.WithoutAnActor, seed);
            Assert.True(played.IsRight, played.Show());
        }
    }

    [Fact]
    public void Play_SameWorkloadTwice_SameHistory()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var (first, second) = (Seeded.Play(_simulator, seed), Seeded.Play(_simulator, seed));
            Assert.Equal(first.Show(), second.Show());
        }
    }
}
