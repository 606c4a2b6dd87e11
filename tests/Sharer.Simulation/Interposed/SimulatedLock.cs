namespace Sharer.Simulation;

/// <summary>A lock that never blocks a thread: a fiber that finds it taken waits, and the scheduler knows for what.</summary>
/// <remarks>
/// One that belongs to no history, or to another, such as a static one, is a real lock, and whoever holds it is not interrupted; so no
/// history depends on another.
/// </remarks>
internal sealed class SimulatedLock(string file, int line)
{
    private readonly Scheduler? _home = Fiber.Current?.Scheduler;
    private readonly SemaphoreSlim _real = new(1);
    private object? _owner;
    private int _depth;

    /// <summary>The fiber, or the thread of no history, that has it.</summary>
    public object? Owner => _owner;

    public bool IsHeldByCurrent => _owner is { } owner && ReferenceEquals(owner, Me());

    public void Enter(string operation = "lock")
    {
        var me = Me();
        if (ReferenceEquals(_owner, me))
        {
            _depth++;
            return;
        }

        if (me is Fiber fiber)
            EnterSimulated(fiber, new Point(operation, file, line));
        else
            EnterReal();
        (_owner, _depth) = (me, 1);
    }

    public void Exit() => Leave(1);

    /// <summary>Leaves however often it was entered.</summary>
    /// <returns>How often that was, for <see cref="EnterAgain"/>.</returns>
    public int ExitAll()
    {
        var depth = _depth;
        Leave(depth);
        return depth;
    }

    public void EnterAgain(int depth)
    {
        Enter("lock again");
        _depth = depth;
    }

    public override string ToString() => $"the lock of {Path.GetFileName(file)}:{line}";

    private void Leave(int times)
    {
        if (!IsHeldByCurrent)
            throw new SynchronizationLockException($"{this} is left by who does not hold it.");
        _depth -= times;
        if (_depth > 0)
            return;
        var owner = _owner;
        _owner = null;
        if (owner is Fiber fiber)
            fiber.Scheduler.Release(this);
        else
            LeaveReal();
    }

    private void EnterSimulated(Fiber fiber, in Point at)
    {
        fiber.Scheduler.Pass(fiber, at);
        while (_owner is not null)
            fiber.Scheduler.Block(fiber, this, at);
    }

    private void EnterReal()
    {
        _real.Wait();
        Fiber.Current?.BeginUndisturbed();
    }

    private void LeaveReal()
    {
        Fiber.Current?.EndUndisturbed();
        _real.Release();
    }

    private object Me() => Fiber.Current is { } fiber && ReferenceEquals(fiber.Scheduler, _home) ? fiber : Thread.CurrentThread;
}
