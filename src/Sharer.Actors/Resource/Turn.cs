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
    private static readonly Queue<Turn[]> Spent = new(Blocks);
    private static readonly Lock SpentLock = new();

    [ThreadStatic]
    private static Turn? t_here;

    [ThreadStatic]
    private static Turn[]? t_block;

    [ThreadStatic]
    private static int t_used;

    private readonly ExecutionContext _context;
    private ResourceCore? _resource;
    private string _method = "";
    private TurnMark _caller;
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
            var turn = t_here ?? Flow.Value;
            return turn is null ? default : new TurnMark(turn, Volatile.Read(ref turn._life));
        }
    }

    private static bool IsActive(int life) => (life & 1) != 0;

    /// <summary>Begins a turn that ends before its thread begins another.</summary>
    internal static Turn Begin(ResourceCore resource, string method, TurnMark caller)
    {
        var turn = Next();
        turn.Enter(resource, method, caller);
        return turn;
    }

    /// <summary>Begins a turn that may be held while its thread does other things.</summary>
    internal static Turn BeginHeld(ResourceCore resource, string method, TurnMark caller)
    {
        var turn = new Turn();
        turn.Enter(resource, method, caller);
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
        t_here = this;
        ExecutionContext.Restore(_context);
    }

    /// <summary>The thread leaves the turn, which goes on if it is held.</summary>
    internal static void Leave() => t_here = null;

    internal void End()
    {
        // The thread that runs the turn, or after it the one that ends it, is the only writer; readers look at the life before and after.
        Volatile.Write(ref _life, _life + 1);
        _caller = default;
        _resource = null;
    }

    /// <summary>The ring that a call of <paramref name="method"/> on <paramref name="target"/> would close; <see langword="null"/> when it closes none.</summary>
    internal static SelfCallException? Closes(ResourceCore target, string method)
    {
        if (t_here is null && Flow.Value is null)
        {
            return null;
        }

        return Closes(t_here, target, method) ?? Closes(Flow.Value, target, method);
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
            var (resource, running, caller) = (turn._resource, turn._method, turn._caller);
            if (!turn.IsActiveIn(mark.Life) || resource is null)
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

    private static Turn Next()
    {
        if (t_block is null || t_used == BlockSize)
        {
            t_block = Exchange(t_block);
            t_used = 0;
        }

        // Only a dispatcher that runs a turn inside another finds one that is still active.
        ref var turn = ref t_block[t_used++];
        if (turn is null || IsActive(Volatile.Read(ref turn._life)))
        {
            turn = new Turn();
        }

        return turn;
    }

    private static ExecutionContext CaptureEmpty()
    {
        ExecutionContext? empty = null;
        var thread = new Thread(() => empty = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return empty!;
    }

    private static Turn[] Exchange(Turn[]? spent)
    {
        lock (SpentLock)
        {
            if (spent is not null)
            {
                Spent.Enqueue(spent);
            }

            return Spent.Count > Blocks ? Spent.Dequeue() : new Turn[BlockSize];
        }
    }

    private void Enter(ResourceCore resource, string method, TurnMark caller)
    {
        _resource = resource;
        _method = method;
        _caller = caller.IsActive ? caller : default;
        Volatile.Write(ref _life, _life + 1);
        t_here = this;
        ExecutionContext.Restore(_context);
    }

    /// <summary>Whether the turn is still the one that <paramref name="life"/> counted.</summary>
    internal bool IsActiveIn(int life) => IsActive(life) && Volatile.Read(ref _life) == life;
}
