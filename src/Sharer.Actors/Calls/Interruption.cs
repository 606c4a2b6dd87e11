namespace Sharer.Calls;

/// <summary>One attempt to stop a running call, fenced: it acts while its own call is on the resource, or not at all.</summary>
/// <remarks>
/// The thread that interrupts must win <see cref="TryFire"/> before it acts. The actor, when the call has ended, calls
/// <see cref="Close"/>: either the attempt has not begun and never will, or the actor waits until it has returned. So the next call
/// cannot meet the attempt.
/// </remarks>
internal sealed class Interruption(EndReason reason, long graceEnds)
{
    private const int Pending = 0;
    private const int Firing = 1;
    private const int Over = 2;

    private readonly object _gate = new();
    private int _stage = Pending;

    internal EndReason Reason { get; } = reason;

    /// <summary>When the caller is released although the call has not ended, in the clock's units.</summary>
    internal long GraceEnds { get; } = graceEnds;

    internal bool TryFire() => Interlocked.CompareExchange(ref _stage, Firing, Pending) == Pending;

    internal void Returned()
    {
        lock (_gate)
        {
            _stage = Over;
            Monitor.PulseAll(_gate);
        }
    }

    internal void Close()
    {
        if (Interlocked.CompareExchange(ref _stage, Over, Pending) == Pending)
        {
            return;
        }

        lock (_gate)
        {
            while (_stage == Firing)
            {
                Monitor.Wait(_gate);
            }
        }
    }
}
