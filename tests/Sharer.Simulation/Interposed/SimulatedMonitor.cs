namespace Sharer.Simulation;

/// <summary>A lock and those who wait for a pulse.</summary>
internal sealed class SimulatedMonitor(string name)
{
    private readonly object _pulse = new Pulse();

    public SimulatedLock Lock { get; } = new(name, 0);

    public bool Wait()
    {
        var fiber = Fiber.Current ?? throw new NotSupportedException("Only a fiber of a history waits for a pulse.");
        var depth = Lock.ExitAll();
        fiber.Scheduler.Block(fiber, _pulse, new Point("wait for a pulse"));
        Lock.EnterAgain(depth);
        return true;
    }

    public void PulseAll() => Fiber.Current?.Scheduler.Release(_pulse);

    private sealed class Pulse
    {
        public override string ToString() => "a pulse";
    }
}
