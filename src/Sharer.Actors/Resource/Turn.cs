using Sharer.Calls;

namespace Sharer.Resource;

/// <summary>One use of a resource, known to the code that runs in it and to every flow that this code starts (C12).</summary>
/// <remarks>
/// A call that is made inside a turn finds the turn in its flow, or on its thread, and is refused when waiting for it could never end:
/// when the turn, or one that waits for it, has the resource that is called. A flow may outlive its turn; the turn then is not active,
/// and the flow may call again.
/// <para>A turn that is held is new each time. A synchronous one is taken from blocks that a thread goes through, each turn with its
/// execution context ready made, so that entering it allocates nothing; a block is used again when <see cref="Blocks"/> others have been.</para>
/// </remarks>
internal sealed class Turn
{
    private const int BlockSize = 64;
    private const int Blocks = 64;

    private static readonly AsyncLocal<Turn?> Flow = new();
    private static readonly ExecutionContext Empty = CaptureEmpty();
    private static readonly Queue<Slot[]> Spent = new(Blocks);
    private static readonly Lock SpentLock = new();

    // In one object, for each look for a thread's own data costs as much as all that is done with it.
    [ThreadStatic]
    private static Desk? t_desk;

    private readonly ExecutionContext _context;

    // Whose turn it is: a call's, which says the rest, or one of the resource's own.
    private Call? _call;
    private ResourceCore? _resource;
    private string? _method;
    private int _life;

    private Turn()
    {
        using var flow = FlowGuard.Enter();
        // On top of nothing: the thread may have been started in somebody's context.
        ExecutionContext.Restore(Empty);
        Flow.Value = this;
        _context = ExecutionContext.Capture()!;
    }

    /// <summary>The turn in whose flow, or on whose thread, this code runs.</summary>
    internal static TurnMark Current
    {
        get
        {
            var turn = Here ?? Flow.Value;
            return turn is null ? default : new TurnMark(turn, Volatile.Read(ref turn._life));
        }
    }

    private static Turn? Here => t_desk?.Turn;

    private static bool IsActive(int life) => (life & 1) != 0;

    /// <summary>Begins the turn of a call: one that ends before its thread begins another, unless the call holds it.</summary>
    internal static Turn Begin(Call call)
    {
        var desk = t_desk ??= new Desk();
        var turn = call.HoldsTurn ? new Turn() : desk.Next();
        turn._call = call;
        turn.Enter(desk);
        return turn;
    }

    /// <summary>The same for a use of the resource that is no call.</summary>
    internal static Turn Begin(ResourceCore resource, string method, bool held)
    {
        var desk = t_desk ??= new Desk();
        var turn = held ? new Turn() : desk.Next();
        (turn._resource, turn._method) = (resource, method);
        turn.Enter(desk);
        return turn;
    }

    /// <summary>Goes on in the caller's context instead of a clean one, the turn still known to it.</summary>
    internal void EnterWithin(ExecutionContext flow)
    {
        ExecutionContext.Restore(flow);
        Flow.Value = this;
    }

    /// <summary>The thread comes back to a turn that was held.</summary>
    internal void Resume()
    {
        (t_desk ??= new Desk()).Turn = this;
        ExecutionContext.Restore(_context);
    }

    /// <summary>The thread leaves the turn, which goes on if it is held.</summary>
    internal static void Leave()
    {
        if (t_desk is { } desk)
        {
            desk.Turn = null;
        }
    }

    internal void End()
    {
        // The thread that runs the turn, or after it the one that ends it, is the only writer; readers look at the life before and after.
        // The barriers, here and there, keep what belongs to a life between the two, which not every processor does by itself.
        Volatile.Write(ref _life, _life + 1);
        Volatile.WriteBarrier();
        _call = null;
        _resource = null;
    }

    /// <summary>The ring that a call of <paramref name="method"/> on <paramref name="target"/> would close; <see langword="null"/> when it closes none.</summary>
    internal static SelfCallException? Closes(ResourceCore target, string method)
    {
        var here = Here;
        if (here is null && Flow.Value is null)
        {
            return null;
        }

        return Closes(here, target, method) ?? Closes(Flow.Value, target, method);
    }

    private static SelfCallException? Closes(Turn? innermost, ResourceCore target, string method)
    {
        if (innermost is null)
        {
            return null;
        }

        List<string> ring = [target.Name];
        List<string> methods = [];
        var mark = new TurnMark(innermost, Volatile.Read(ref innermost._life));
        while (mark.Turn is { } turn)
        {
            var (resource, running, caller) = turn._call is { } call
                ? (call.Resource, call.Method, call.CalledFrom)
                : (turn._resource, turn._method, default);
            Volatile.ReadBarrier();
            if (!turn.IsActiveIn(mark.Life) || resource is null || running is null)
            {
                return null;
            }

            ring.Insert(0, resource.Name);
            methods.Add(running);
            if (ReferenceEquals(resource, target))
            {
                return new SelfCallException(target.Name, method, ring, methods);
            }

            mark = caller;
        }

        return null;
    }

    private static ExecutionContext CaptureEmpty()
    {
        ExecutionContext? empty = null;
        var thread = new Thread(() => empty = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return empty!;
    }

    private void Enter(Desk desk)
    {
        Volatile.Write(ref _life, _life + 1);
        desk.Turn = this;
        ExecutionContext.Restore(_context);
    }

    /// <summary>Whether the turn is still the one that <paramref name="life"/> counted.</summary>
    private bool IsActiveIn(int life) => IsActive(life) && Volatile.Read(ref _life) == life;

    /// <summary>What a thread has at hand: the turn it is in, and turns that it has not used yet.</summary>
    private sealed class Desk
    {
        private Slot[]? _block;
        private int _used;

        internal Turn? Turn;

        internal Turn Next()
        {
            if (_block is null || _used == BlockSize)
            {
                _block = Exchange(_block);
                _used = 0;
            }

            // Only a dispatcher that runs a turn inside another finds one that is still active.
            ref var slot = ref _block[_used++];
            if (slot.Turn is null || IsActive(Volatile.Read(ref slot.Turn._life)))
            {
                slot.Turn = new Turn();
            }

            return slot.Turn;
        }

        private static Slot[] Exchange(Slot[]? spent)
        {
            lock (SpentLock)
            {
                if (spent is not null)
                {
                    Spent.Enqueue(spent);
                }

                return Spent.Count > Blocks ? Spent.Dequeue() : new Slot[BlockSize];
            }
        }
    }

    // A struct, so that reading it out of its array asks nothing of its type.
    private struct Slot
    {
        internal Turn? Turn;
    }
}
