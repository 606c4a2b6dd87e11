using Sharer.Simulation.Worlds;

namespace Sharer.Simulation;

public sealed class SimulatorTests : IDisposable
{
    private readonly Simulator _simulator = new();

    public void Dispose() => _simulator.Dispose();

    private static readonly Scenario TwoCallers = new("two callers", static world =>
    {
        var shared = world.Share(static _ => ValueTask.FromResult(new List<int>()), static o => o.Capacity = 1);
        foreach (var name in new[] { "ann", "bob" })
        {
            world.Caller(name, async caller =>
            {
                for (var i = 0; i < 3; i++)
                {
                    await caller.AskAsync(shared, "add", list =>
                    {
                        world.Pause("in the call");
                        list.Add(1);
                        return list.Count;
                    });
                }
            });
        }
    });

    [Fact]
    public void Play_SameSeedTwice_SameHistory()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var (first, second) = (Play(seed), Play(seed));
            Assert.True(first.IsRight, first.Show());
            Assert.Equal(first.Trace.Show(first.World.Scheduler.Fibers), second.Trace.Show(second.World.Scheduler.Fibers));
        }

        Played Play(int seed) => _simulator.Play(TwoCallers, seed, new RandomWalk(seed), Granularity.Everything());
    }

    [Fact]
    public void Play_OtherSeeds_OtherHistories()
    {
        var schedules = Enumerable.Range(0, 50).Select(seed =>
            _simulator.Play(TwoCallers, seed, new PriorityWalk(seed), Granularity.Everything()).Trace.Fingerprint());
        Assert.Equal(50, schedules.Distinct().Count());
    }

    [Fact]
    public void Play_ChoicesOfAHistory_ReplayIt()
    {
        var first = _simulator.Play(TwoCallers, 7, new RandomWalk(7), Granularity.Everything());
        var second = _simulator.Play(TwoCallers, 7, new Replay(first.Trace.Choices), Granularity.Everything());
        Assert.Equal(first.Trace.Steps.Select(static s => s.At), second.Trace.Steps.Select(static s => s.At));
    }

    [Fact]
    public void Play_LockNeverLeft_SaysWhoWaits()
    {
        var stuck = new Scenario("stuck", static world =>
        {
            var gate = world.NewGate("a gate that nobody opens");
            world.Beside("somebody", gate.Wait);
        });
        var played = _simulator.Play(stuck, 1, new RandomWalk(1), Granularity.Everything());
        Assert.Contains("a gate that nobody opens", Assert.Single(played.Broken));
    }
}
