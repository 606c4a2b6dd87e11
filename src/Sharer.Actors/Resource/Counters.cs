using Sharer.Diagnostics;

namespace Sharer.Resource;

/// <summary>How many calls have ended in which way.</summary>
internal struct Counters
{
    private long _succeeded;
    private long _failed;
    private long _canceled;
    private long _timedOut;
    private long _rejected;
    private long _restarts;
    private long _turns;

    internal readonly long Failed => Volatile.Read(in _failed);

    internal readonly long Canceled => Volatile.Read(in _canceled);

    internal readonly long TimedOut => Volatile.Read(in _timedOut);

    internal readonly long Rejected => Volatile.Read(in _rejected);

    internal readonly long Restarts => Volatile.Read(in _restarts);

    /// <summary>Calls that have had the resource, whatever their outcome.</summary>
    internal readonly long Turns => Volatile.Read(in _turns);

    internal readonly long Succeeded => Volatile.Read(in _succeeded);

    internal readonly long Ended => Succeeded + Failed + Canceled + TimedOut + Rejected;

    /// <summary>Only the actor counts these, so it needs no interlocked operation.</summary>
    internal void CountSuccess() => Volatile.Write(ref _succeeded, _succeeded + 1);

    internal void CountTurn() => Volatile.Write(ref _turns, _turns + 1);

    internal void CountRestart() => Volatile.Write(ref _restarts, _restarts + 1);

    internal void CountFailure(CallEnd end)
    {
        switch (end)
        {
            case CallEnd.Canceled: Interlocked.Increment(ref _canceled); break;
            case CallEnd.Timeout: Interlocked.Increment(ref _timedOut); break;
            case CallEnd.Rejected: Interlocked.Increment(ref _rejected); break;
            default: Interlocked.Increment(ref _failed); break;
        }
    }
}
