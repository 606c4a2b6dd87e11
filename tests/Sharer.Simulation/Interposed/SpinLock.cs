using System.Runtime.CompilerServices;
using Sharer.Simulation;

namespace Sharer;

/// <summary>What the library finds under this name: a lock that the scheduler knows.</summary>
internal struct SpinLock(bool enableThreadOwnerTracking, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
{
    private readonly SimulatedLock _lock = new(file, line);

    public readonly bool IsThreadOwnerTrackingEnabled => enableThreadOwnerTracking;

    public readonly void Enter(ref bool lockTaken)
    {
        _lock.Enter("spin lock");
        lockTaken = true;
    }

    public readonly void Exit(bool useMemoryBarrier = true)
    {
        _lock.Exit();
        if (useMemoryBarrier)
            System.Threading.Interlocked.MemoryBarrier();
    }
}
