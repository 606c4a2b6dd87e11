namespace Sharer.Simulation.Worlds;

/// <summary>The context to which a caller's awaits come back: each continuation is a fiber.</summary>
internal sealed class CallerContext(Scheduler scheduler, string name) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => Start($"{name} goes on", () => d(state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nobody waits for a continuation.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Begins a fiber whose awaits come back here.</summary>
    public void Start(string what, Action work) => scheduler.Start(what, () =>
    {
        SetSynchronizationContext(this);
        work();
    });
}
