using System.Runtime.CompilerServices;
using Sharer.Simulation;

namespace System.Threading;

/// <summary>What the compiler finds for <c>lock</c> on a <c>Lock</c> in this assembly.</summary>
internal sealed class Lock([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
{
    private readonly SimulatedLock _lock = new(file, line);

    public bool IsHeldByCurrentThread => _lock.IsHeldByCurrent;

    public void Enter() => _lock.Enter();

    public void Exit() => _lock.Exit();

    public Scope EnterScope()
    {
        _lock.Enter();
        return new Scope(this);
    }

    public readonly ref struct Scope(Lock entered)
    {
        public void Dispose() => entered.Exit();
    }
}
