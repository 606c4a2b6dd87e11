using System.Runtime.CompilerServices;

namespace Sharer.Calls;

/// <summary>Calls of one type that wait to be used again: a short list a thread, and behind it a shared store of chains.</summary>
/// <remarks>
/// A list of one's own costs no interlocked operation. Where calls are rented on one thread and given back on another, whole chains
/// move through the store, so its lock is taken once in <see cref="ChainLength"/> calls. The lists are short, for what one thread keeps
/// no other finds: where calls hop between a hundred threads all lists have to fill before nothing is allocated any more. The store is
/// bounded: what does not fit is left to the garbage collector. Both hold calls of one type only, which is why nothing is asked of it.
/// </remarks>
internal static class CallPool<TCall> where TCall : Call, new()
{
    private const int ChainLength = 8;
    private const int StoredChains = 256;

    private static readonly Lock StoreLock = new();
    private static readonly Stack<Call> Store = new(StoredChains);

    private static readonly int Number = OwnCalls.NextNumber();

    internal static TCall Rent()
    {
        ref var own = ref OwnCalls.Of(Number);
        var call = own.First;
        if (call is null)
        {
            return Refill(ref own);
        }

        own.First = call.Next;
        own.Count--;
        call.Next = null;
        return Unsafe.As<TCall>(call);
    }

    internal static void Return(TCall call)
    {
        ref var own = ref OwnCalls.Of(Number);
        if (own.Count == 2 * ChainLength)
        {
            Overflow(ref own);
        }

        call.Next = own.First;
        own.First = call;
        own.Count++;
    }

    private static TCall Refill(ref OwnCalls own)
    {
        Call? chain;
        lock (StoreLock)
        {
            if (!Store.TryPop(out chain))
            {
                return new TCall();
            }
        }

        own.First = chain.Next;
        own.Count = ChainLength - 1;
        chain.Next = null;
        return Unsafe.As<TCall>(chain);
    }

    private static void Overflow(ref OwnCalls own)
    {
        var chain = own.First!;
        var last = chain;
        for (var i = 1; i < ChainLength; i++)
        {
            last = last.Next!;
        }

        own.First = last.Next;
        own.Count -= ChainLength;
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
