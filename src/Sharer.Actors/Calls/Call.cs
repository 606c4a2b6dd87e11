using System.Diagnostics;
using Akka.Actor;
using Akka.Event;
using Sharer.Mailbox;
using Sharer.Resource;

namespace Sharer.Calls;

/// <summary>One call: the message that goes to the resource's actor and, for the facade's calls, the slot of its reply.</summary>
/// <remarks>
/// Invariants:
/// <list type="number">
/// <item>Whoever moves the phase to Settled or Released delivers the outcome, nobody else does. Within a life it changes by
/// compare-and-swap, but for two moves that the actor makes for every call, to Running and to Settled: as long as nobody has announced
/// that he may end this call, nobody else moves it, and a plain write does.</item>
/// <item>Of the one who announces, and then looks at what the actor has begun, and the actor, who says what it begins, and then looks for
/// an announcement, one sees the other. The fence between lies on the announcer's side alone, where it is a fence for every processor of
/// the process (<see cref="AnnounceEnd"/>): that costs a microsecond or more, for each attempt to end a call while it runs, or on its way.</item>
/// <item>The word that holds the phase holds the number of the life as well, so whoever comes late with a reference to a call
/// that has been reused meanwhile fails its compare-and-swap and changes nothing.</item>
/// <item>A call goes back to its pool only when the actor settled it, its caller has the result, and no cancellation callback can
/// still reach it; every other call is left to the garbage collector.</item>
/// <item>A call that was admitted holds one place; whoever takes it out of the mailbox gives the place back.</item>
/// </list>
/// </remarks>
internal abstract class Call : IDeadLetterSuppression, INoSerializationVerificationNeeded
{
    private const int PhaseBits = 3;
    private const int PhaseMask = (1 << PhaseBits) - 1;
    private const byte SpanMark = 1 << CallTerms.BitCount;
    private const byte TimedMark = SpanMark << 1;
    private const byte ReachableMark = TimedMark << 1;

    private int _state;
    private Interruption? _interruption;

    // A suspended caller costs this object, and that shall be 200 bytes (C9). So what is small lies here together and not in structs:
    // the runtime puts a struct that holds a reference last, and the gap before it is lost.
    private Turn? _callerTurn;
    private int _callerLife;
    private byte _begun;
    private bool _isEndAnnounced;

    // The terms, and above them the marks. The caller writes it until others may end the call, and then whoever delivers its outcome.
    private byte _terms;

    /// <summary>In whose lanes the call waits; written under their lock.</summary>
    internal WaitingPlace Place;

    /// <summary>The neighbours in those lanes, or in the inbox or pool; written under their owner's rules.</summary>
    internal Call? Next;
    internal Call? Previous;

    /// <summary>When the call was made and how long it may take, in the clock's units; a limit of <see cref="long.MaxValue"/> is none.</summary>
    internal long MadeAt;
    internal long Limit = long.MaxValue;

    /// <summary>The turn from inside which the call was made, if any.</summary>
    internal TurnMark CalledFrom
    {
        get => new(_callerTurn, _callerLife);
        set => (_callerTurn, _callerLife) = (value.Turn, value.Life);
    }

    /// <summary>The caller's token; none where nobody awaits the call.</summary>
    internal virtual CancellationToken Token => default;

    /// <summary>What is current inside the call: the caller's activity, or the call's own span under it.</summary>
    internal Activity? Activity;

    /// <summary>The caller's context, where the resource is to have it.</summary>
    internal ExecutionContext? Flow;

    internal CallPriority Priority => new CallTerms(_terms).Priority;

    internal ShareAccess Access => new CallTerms(_terms).Access;

    internal bool Batch => new CallTerms(_terms).Batch;

    /// <summary>Whether <see cref="Activity"/> is the call's own span.</summary>
    internal bool HasSpan
    {
        get => (_terms & SpanMark) != 0;
        set => Mark(SpanMark, value);
    }

    /// <summary>Whether <see cref="MadeAt"/> is exact, because somebody measures how long calls wait and run.</summary>
    internal bool IsTimed
    {
        get => (_terms & TimedMark) != 0;
        private set => Mark(TimedMark, value);
    }

    /// <summary>Whether a cancellation callback may still reach the call, which is then not used again. Set by who delivers its outcome.</summary>
    private protected bool IsReachable
    {
        get => (_terms & ReachableMark) != 0;
        set => Mark(ReachableMark, value);
    }

    internal string Method { get; private set; } = "";

    internal ResourceCore Resource { get; private set; } = null!;

    internal int State => Volatile.Read(ref _state);

    internal CallPhase Phase => PhaseOf(State);

    internal static CallPhase PhaseOf(int state) => (CallPhase)(state & PhaseMask);

    /// <summary>The state of a call that has been settled, in the life to which <paramref name="state"/> belongs.</summary>
    internal static int SettledSince(int state) => (state & ~PhaseMask) | (int)CallPhase.Settled;

    /// <summary>Whether the call is neither on the resource nor on its way, in the life to which <paramref name="state"/> belongs.</summary>
    internal bool HasLeftSince(int state)
    {
        var now = State;
        return ((now ^ state) & ~PhaseMask) != 0 || PhaseOf(now) is CallPhase.Settled or CallPhase.Idle;
    }

    internal bool TryMove(int from, CallPhase to) =>
        Interlocked.CompareExchange(ref _state, (from & ~PhaseMask) | (int)to, from) == from;

    /// <summary>Called by the actor: moves a call that is <paramref name="from"/> Waiting to Running, or from Running to Settled.</summary>
    internal bool TryMoveOn(int from, CallPhase to)
    {
        // In this order: no compiler of .NET swaps two volatile accesses, and the announcer's fence keeps the processor from it.
        Volatile.Write(ref _begun, (byte)to);
        if (Volatile.Read(ref _isEndAnnounced))
        {
            return TryMove(from, to);
        }

        Volatile.Write(ref _state, (from & ~PhaseMask) | (int)to);
        return true;
    }

    /// <summary>Called by who may end, from outside, a call that is as <paramref name="state"/> says, before he moves it.</summary>
    /// <returns>Whether the call is his to move, by compare-and-swap; <see langword="false"/> where the actor moves it on at this moment.</returns>
    internal bool AnnounceEnd(int state)
    {
        Volatile.Write(ref _isEndAnnounced, true);
        Interlocked.MemoryBarrierProcessWide();
        // In another life it may say anything: then the compare-and-swap fails.
        return (CallPhase)Volatile.Read(ref _begun) <= PhaseOf(state);
    }

    /// <summary>Begins a new life; nobody else can see the call yet.</summary>
    private protected void Begin(ResourceCore resource, string method, CallTerms terms)
    {
        Resource = resource;
        Method = method;
        _terms = terms.Bits;
        Activity = Activity.Current;
        _begun = (byte)CallPhase.Idle;
        _isEndAnnounced = false;
        Volatile.Write(ref _state, unchecked(((_state >> PhaseBits) + 1) << PhaseBits) | (int)CallPhase.Waiting);
    }

    /// <summary>Forgets what the life just ended was about, so that a pooled call keeps nothing alive.</summary>
    private protected void End()
    {
        Volatile.Write(ref _state, (_state & ~PhaseMask) | (int)CallPhase.Idle);
        Limit = long.MaxValue;
        _interruption = null;
        CalledFrom = default;
        Activity = null;
        Flow = null;
        Resource = null!;
    }

    /// <summary>Whether the time limit has passed at <paramref name="now"/>.</summary>
    internal bool IsExpired(long now)
    {
        var limit = Volatile.Read(ref Limit);
        return limit != long.MaxValue && now - MadeAt >= limit;
    }

    /// <summary>Starts the time of the call. Until then it has no limit, so no other life's limit ends it.</summary>
    internal void Stamp(long madeAt, long limit, bool isTimed)
    {
        IsTimed = isTimed;
        MadeAt = madeAt;
        Volatile.Write(ref Limit, limit);
    }

    /// <summary>The interruption of a call in phase Interrupted; its winner writes it right after it moved the phase.</summary>
    internal Interruption AwaitInterruption()
    {
        var spin = new SpinWait();
        Interruption? interruption;
        while ((interruption = Volatile.Read(ref _interruption)) is null)
        {
            spin.SpinOnce();
        }

        return interruption;
    }

    private void Mark(byte mark, bool set) => _terms = (byte)(set ? _terms | mark : _terms & ~mark);

    internal Interruption? PeekInterruption() => Volatile.Read(ref _interruption);

    internal void SetInterruption(Interruption interruption) => Volatile.Write(ref _interruption, interruption);

    internal void ClearInterruption() => Volatile.Write(ref _interruption, null);

    /// <summary>Why the call must not run at all, whatever the state of the resource.</summary>
    internal virtual Exception? Refusal() => null;

    /// <summary>Whether the call holds its turn until a task of its own ends, and listens to a token of its own.</summary>
    internal virtual bool HoldsTurn => false;

    /// <summary>Cancels the token that a call which <see cref="HoldsTurn"/> was given.</summary>
    internal virtual void CancelTurn() => throw new NotSupportedException();

    /// <summary>Delivers the result that running the call has left in it. The caller may reuse the call from then on.</summary>
    internal abstract void DeliverResult();

    /// <summary>Delivers a failure.</summary>
    internal abstract void DeliverFailure(Exception failure);
}
