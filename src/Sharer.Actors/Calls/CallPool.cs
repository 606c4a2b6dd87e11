namespace Sharer.Calls;

/// <summary>Calls of one type that wait to be used again: a short list a thread, and behind it a shared store of chains.</summary>
/// <remarks>
/// A list of one's own costs no interlocked operation. Where calls are rented on one thread and given back on another, whole chains
/// move through the store, so its lock is taken once in <see cref="ChainLength"/> calls. The lists are short, for what one thread keeps
/// no other finds: where calls hop between a hundred threads all lists have to fill before nothing is allocated any more. The store is
/// bounded: what does not fit is left to the garbage collector.
/// </remarks>
internal static class CallPool<TCall> where TCall : Call, new()
{
    private const int ChainLength = 8;
    private const int StoredChains = 256;

    private static readonly Lock StoreLock = new();
    private static readonly Stack<Call> Store = new(StoredChains);

    [ThreadStatic]
    private static Call? t_own;

    [ThreadStatic]
    private static int t_ownCount;

    internal static TCall Rent()
    {
        var call = t_own;
        if (call is null)
        {
            return Refill();
        }

        t_own = call.Next;
        t_ownCount--;
        call.Next = null;
        return (TCall)call;
    }

    internal static void Return(TCall call)
    {
        if (t_ownCount == 2 * ChainLength)
        {
            Overflow();
        }

        call.Next = t_own;
        t_own = call;
        t_ownCount++;
    }

    private static TCall Refill()
    {
        Call? chain;
        lock (StoreLock)
        {
            if (!Store.TryPop(out chain))
            {
                return new TCall();
            }
        }

        t_own = chain.Next;
        t_ownCount = ChainLength - 1;
        chain.Next = null;
        return (TCall)chain;
    }

    private static void Overflow()
    {
        var chain = t_own!;
        var last = chain;
        for (var i = 1; i < ChainLength; i++)
        {
            last = last.Next!;
        }

        t_own = last.Next;
        t_ownCount -= ChainLength;
        last.Next = null;
        lock (StoreLock)
        {
            if (Store.Count < StoredChains)
            {
                Store.Push(chain);
            }
        }
    }
}
