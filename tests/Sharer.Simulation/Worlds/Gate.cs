using System.Runtime.CompilerServices;

namespace Sharer.Simulation.Worlds;

/// <summary>Is closed until it is opened, once and for all; to be waited for by fibers and by tasks.</summary>
/// <remarks>An await comes back to the context it was made in, or else as a fiber of its own; never within <see cref="Open"/>.</remarks>
internal sealed class Gate(Scheduler scheduler, string name) : INotifyCompletion
{
    private readonly List<Action> _waiting = [];

    public bool IsOpen { get; private set; }

    public bool IsCompleted => IsOpen;

    public void Open()
    {
        if (IsOpen)
            return;
        IsOpen = true;
        scheduler.Release(this);
        foreach (var goOn in _waiting)
            goOn();
        _waiting.Clear();
    }

    /// <summary>Has the fiber wait.</summary>
    public void Wait()
    {
        var fiber = Fiber.Current!;
        scheduler.Pause(fiber, new Point($"comes to {name}"));
        while (!IsOpen)
            scheduler.Block(fiber, this, new Point(name));
    }

    public Gate GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation)
    {
        var context = SynchronizationContext.Current;
        _waiting.Add(context is null
            ? () => scheduler.Start($"after {name}", continuation)
            : () => context.Post(static goOn => ((Action)goOn!)(), continuation));
        if (IsOpen)
        {
            _waiting[^1]();
            _waiting.Clear();
        }
    }

    public override string ToString() => name;
}
