using Sharer.Calls;
using Sharer.Resource;

namespace Sharer.Batching;

/// <summary>The calls that have returned and wait for the commit of their batch, in the order in which they ran.</summary>
/// <remarks>The actor adds and takes; the clock, and who ends a drain, looks. So a lock guards the list, and nothing is called out to under it.</remarks>
internal sealed class HeldCalls
{
    private readonly Lock _lock = new();
    private readonly List<Call> _calls = [];

    internal void Add(Call call)
    {
        lock (_lock)
        {
            _calls.Add(call);
        }
    }

    /// <summary>Moves all of them to <paramref name="taken"/>.</summary>
    internal void TakeAll(List<Call> taken)
    {
        lock (_lock)
        {
            taken.AddRange(_calls);
            _calls.Clear();
        }
    }

    internal void CopyTo(List<Call> calls)
    {
        lock (_lock)
        {
            calls.AddRange(_calls);
        }
    }

    /// <summary>Adds every call whose time is up to <paramref name="expired"/>.</summary>
    internal void CopyExpired(in Tick tick, List<Call> expired)
    {
        lock (_lock)
        {
            foreach (var call in _calls)
            {
                tick.Forgive(call);
                if (call.IsExpired(tick.Now))
                {
                    expired.Add(call);
                }
            }
        }
    }
}
