using Sharer.Faults;
using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Faults;

/// <summary>A run with faults in a simulated history: every moment is exact, and who hangs is a fiber that waits.</summary>
internal sealed class SimulatedStage(World world) : IStage
{
    public bool IsExact => true;

    public TimeProvider Time => world.Time;

    public TimeSpan Now => world.Time.Elapsed;

    // Time passes here whenever nobody can go on.
    public Func<bool> NeedsTime { set => _ = value; }

    public IHold NewHold(string name) => new SimulatedHold(world, name);

    public Task YieldAsync()
    {
        var hold = new SimulatedHold(world, "a yield");
        hold.Open();
        return hold.WaitAsync();
    }

    public void Expect(Task end, TimeSpan by, string what) => _ = ExpectAsync(end, by, what);

    public SharedRef<T> Share<T>(Func<CancellationToken, ValueTask<T>> create, Action<ShareOptions<T>> configure) where T : class =>
        world.Share(create, configure);

    private async Task ExpectAsync(Task end, TimeSpan by, string what)
    {
        await end;
        if (Now > by)
            world.Scheduler.Fail($"It came at {Now.TotalMilliseconds} ms, and was due by {by.TotalMilliseconds} ms: {what}");
    }

    private sealed class SimulatedHold(World world, string name) : IHold
    {
        private readonly Gate _gate = world.NewGate(name);
        private readonly TaskCompletionSource _open = new();
        private bool _opened;

        public void Open()
        {
            if (_opened)
                return;
            _opened = true;
            world.History.Add(EventKind.Noted, about: $"{name} is over");
            _gate.Open();
            // What awaits it goes on in the history, on a fiber of its own.
            world.Scheduler.Start($"after {name}", _open.SetResult);
        }

        public void Wait() => _gate.Wait();

        public Task WaitAsync() => _open.Task;
    }
}
