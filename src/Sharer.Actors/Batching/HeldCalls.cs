using System.Diagnostics.CodeAnalysis;
using Sharer.Calls;
using Sharer.Resource;

namespace Sharer.Batching;

/// <summary>The calls that have returned and wait for the commit of their batch, and those whose batch was undone and that wait to run once more.</summary>
/// <remarks>
/// Both in the order in which they ran. The actor adds and takes; the clock, and who ends a drain, looks. So a lock guards the lists, and
/// nothing is called out to under it. A call is here, or the resource's running call, or both, until its outcome is decided, so that who
/// looks at the running call first and here afterwards misses none.
/// </remarks>
internal sealed class HeldCalls
{
    private readonly Lock _lock = new();
    private readonly List<Call> _held = [];
    private readonly Queue<Call> _undone = [];

    internal void Add(Call call)
    {
        lock (_lock)
        {
            _held.Add(call);
        }
    }

    /// <summary>Moves all that wait for the commit to <paramref name="taken"/>.</summary>
    internal void TakeAll(List<Call> taken)
    {
        lock (_lock)
        {
            taken.AddRange(_held);
            _held.Clear();
        }
    }

    /// <summary>The batch was undone: what waited for its commit waits to run once more.</summary>
    internal void Undo()
    {
        lock (_lock)
        {
            foreach (var call in _held)
            {
                _undone.Enqueue(call);
            }

            _held.Clear();
        }
    }

    /// <summary>The first call that waits to run once more. The actor alone asks.</summary>
    internal bool TryPeekUndone([NotNullWhen(true)] out Call? call) => _undone.TryPeek(out call);

    internal void RemoveUndone()
    {
        lock (_lock)
        {
            _undone.Dequeue();
        }
    }

    internal void CopyTo(List<Call> calls)
    {
        lock (_lock)
        {
            calls.AddRange(_held);
            calls.AddRange(_undone);
        }
    }

    /// <summary>Adds every call whose time is up to <paramref name="expired"/>.</summary>
    internal void CopyExpired(in Tick tick, List<Call> expired)
    {
        lock (_lock)
        {
            foreach (var call in _held)
            {
                AddExpired(call, tick, expired);
            }

            foreach (var call in _undone)
            {
                AddExpired(call, tick, expired);
            }
        }
    }

    private static void AddExpired(Call call, in Tick tick, List<Call> expired)
    {
        tick.Forgive(call);
        if (call.IsExpired(tick.Now))
        {
            expired.Add(call);
        }
    }
}
