using System.Threading.Tasks.Sources;

namespace Sharer.Benchmarks.Call;

/// <summary>A call and its answer in one object that is used again: the least that a call through a queue can carry.</summary>
internal sealed class ReplySlot : IValueTaskSource<int>
{
    [ThreadStatic]
    private static Pool? _pool;

    private ManualResetValueTaskSourceCore<int> _core = new() { RunContinuationsAsynchronously = true };

    private ReplySlot()
    {
    }

    /// <summary>The link of whichever list holds the slot: a queue of calls, or the pool.</summary>
    public ReplySlot? Next { get; set; }

    public ValueTask<int> Answer => new(this, _core.Version);

    public static ReplySlot Rent() => (_pool ??= new Pool()).Take();

    public void Complete(int result) => _core.SetResult(result);

    public int GetResult(short token)
    {
        var result = _core.GetResult(token);
        _core.Reset();
        (_pool ??= new Pool()).Give(this);
        return result;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    /// <summary>A thread's own slots. Callers move between threads, so what one thread has too many of goes to the others by the chain.</summary>
    private sealed class Pool
    {
        private const int ChainLength = 64;
        private static readonly Stack<ReplySlot> Chains = new();

        private ReplySlot? _active;
        private int _activeCount;
        private ReplySlot? _full;

        public ReplySlot Take()
        {
            var slot = _active;
            if (slot is null)
            {
                return Refill();
            }

            _active = slot.Next;
            _activeCount--;
            return slot;
        }

        public void Give(ReplySlot slot)
        {
            if (_activeCount == ChainLength)
            {
                Spill();
            }

            slot.Next = _active;
            _active = slot;
            _activeCount++;
        }

        private ReplySlot Refill()
        {
            var chain = _full;
            _full = null;
            if (chain is null)
            {
                lock (Chains)
                {
                    if (!Chains.TryPop(out chain))
                    {
                        return new ReplySlot();
                    }
                }
            }

            _active = chain.Next;
            _activeCount = ChainLength - 1;
            return chain;
        }

        private void Spill()
        {
            if (_full is { } full)
            {
                lock (Chains)
                {
                    Chains.Push(full);
                }
            }

            _full = _active;
            _active = null;
            _activeCount = 0;
        }
    }
}
