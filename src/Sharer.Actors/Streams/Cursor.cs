using Akka.Actor;
using Sharer.Calls;
using Sharer.Mailbox;
using Sharer.Resource;

namespace Sharer.Streams;

/// <summary>What one enumeration has open on the resource: an enumerator, or a subscription to an event.</summary>
/// <remarks>
/// Three touch it: the actor opens, reads and closes it, always as a turn; the consumer pulls, and says when it wants no more; the
/// clock says when nobody has pulled for too long. Invariants:
/// <list type="number">
/// <item>Only the actor changes the state, which goes from New to Open to Closed, between instances by way of Parked if it survives them.</item>
/// <item>What is open is in the resource's <see cref="OpenCursors"/>, and before an instance is disposed all that is there is closed. So
/// a wish to close is never lost: either the message reaches the actor, or the actor has ended and has closed everything.</item>
/// <item>Who waits for the closing leaves his waiter and then looks at the state; who closes writes the state and then looks for a
/// waiter, with a full fence between, so one of the two sees the other.</item>
/// </list>
/// </remarks>
internal abstract class Cursor(ResourceCore resource, string method, long idleLimit)
{
    private int _state;
    private int _wanted;
    private Exception? _failure;
    private Pull? _pull;
    private TaskCompletionSource? _waiter;
    private long _waitsUntil;
    private long _touchedAt;
    private bool _isAwaited;

    internal ResourceCore Resource => resource;

    internal string Method => method;

    internal CursorState State => (CursorState)Volatile.Read(ref _state);

    internal CloseReason Wanted => (CloseReason)Volatile.Read(ref _wanted);

    /// <summary>What the next pull is told, where the cursor was closed before its source had ended.</summary>
    internal Exception? Failure => Volatile.Read(ref _failure);

    internal TimeSpan IdleLimit => resource.Clock.ToTimeSpan(idleLimit);

    internal bool HasIdleLimit => idleLimit != long.MaxValue;

    /// <summary>The last call that was made for this cursor.</summary>
    internal Pull? LastPull => Volatile.Read(ref _pull);

    /// <summary>Whether the clock looks at it; guarded by the lock of <see cref="OpenCursors"/>.</summary>
    internal bool IsTimed { get; set; }

    /// <summary>Whether it goes on with the next instance when its own is replaced.</summary>
    internal virtual bool SurvivesReplacement => false;

    /// <summary>Whether the consumer waits for an item at this moment.</summary>
    internal bool IsAwaited
    {
        get => Volatile.Read(ref _isAwaited);
        set
        {
            Touch();
            Volatile.Write(ref _isAwaited, value);
        }
    }

    /// <summary>Somebody has asked for an item.</summary>
    internal void Touch()
    {
        if (HasIdleLimit)
        {
            Volatile.Write(ref _touchedAt, resource.Clock.Stamp);
        }
    }

    internal bool IsForgotten(long now) => HasIdleLimit && !IsAwaited && now - Volatile.Read(ref _touchedAt) >= idleLimit;

    /// <summary>Called by the clock.</summary>
    /// <returns>Whether the actor is to be told that somebody wants this cursor closed.</returns>
    internal bool OnTick(in Tick tick)
    {
        if (Volatile.Read(ref _waiter) is { } waiter && tick.Now >= Volatile.Read(ref _waitsUntil))
        {
            waiter.TrySetResult();
        }

        tick.Forgive(ref _touchedAt);
        return IsForgotten(tick.Now)
            && Interlocked.CompareExchange(ref _wanted, (int)CloseReason.Idle, (int)CloseReason.None) == (int)CloseReason.None;
    }

    /// <summary>Called by the actor: somebody pulls again what the clock found forgotten.</summary>
    internal void Forgive() => Interlocked.CompareExchange(ref _wanted, (int)CloseReason.None, (int)CloseReason.Idle);

    /// <summary>Makes a call for this cursor, or has it refused if the cursor has been closed.</summary>
    private protected void Submit<T, TResult>(FacadeCall<T, TResult> call, long limit, CancellationToken token) where T : class
    {
        var state = call.State;
        if (Failure is { } failure)
        {
            resource.SubmitRefused(call, limit, failure);
        }
        else
        {
            resource.Submit(call, limit, token);
        }

        Volatile.Write(ref _pull, new Pull(call, state));
    }

    /// <summary>Called by the consumer, whose stream has failed or who wants no more. Waits for nothing.</summary>
    internal void CloseSoon()
    {
        // What never was opened, and cannot be any more, needs no closing.
        var state = State;
        if (state is CursorState.Open or CursorState.Parked || (state == CursorState.New && LastPull is { HasLeft: false }))
        {
            Interlocked.Exchange(ref _wanted, (int)CloseReason.Done);
            resource.Actor.Tell(CloseStreams.Instance, ActorRefs.NoSender);
        }
    }

    /// <summary>The same, and waits until it is closed, for at most <paramref name="limit"/>; it is closed in any case.</summary>
    /// <exception cref="Exception">What closing threw.</exception>
    internal async ValueTask CloseAsync(long limit, CancellationToken token)
    {
        // First, for a clock that rests gives the stamp of its last tick.
        resource.Cursors.Time(this);
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _waitsUntil, limit == long.MaxValue ? long.MaxValue : resource.Clock.Stamp + limit);
        Interlocked.Exchange(ref _waiter, waiter);
        if (State == CursorState.Closed)
        {
            return;
        }

        CloseSoon();
        await using (token.UnsafeRegister(static waiter => ((TaskCompletionSource)waiter!).TrySetResult(), waiter).ConfigureAwait(false))
        {
            await waiter.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Called by the actor, which has opened it.</summary>
    private protected void MarkOpen()
    {
        Touch();
        Volatile.Write(ref _state, (int)CursorState.Open);
        resource.Cursors.Add(this);
    }

    /// <summary>Called by the actor: what was open is closed, and is opened again on the next instance.</summary>
    internal void MarkParked() => Volatile.Write(ref _state, (int)CursorState.Parked);

    /// <summary>Called by the actor: opened again.</summary>
    private protected void MarkOpenAgain() => Volatile.Write(ref _state, (int)CursorState.Open);

    /// <summary>Called by the actor: closed for good.</summary>
    /// <param name="failure">What the next pull is told; nothing where the source itself has said it.</param>
    internal virtual void MarkClosed(Exception? failure)
    {
        Volatile.Write(ref _failure, failure);
        Interlocked.Exchange(ref _state, (int)CursorState.Closed);
        resource.Cursors.Remove(this);
        if (failure is not null && LastPull is { } pull)
        {
            resource.RefuseWaiting(pull.Call, pull.State, failure);
        }
    }

    /// <summary>Called by the actor after the closing: tells who waits for it.</summary>
    /// <returns>Whether somebody has taken what closing threw.</returns>
    internal bool TellWaiter(Exception? thrown)
    {
        var waiter = Volatile.Read(ref _waiter);
        return waiter is not null && (thrown is null ? waiter.TrySetResult() : waiter.TrySetException(thrown));
    }

    /// <summary>Called by the actor, as a turn: lets go of the instance. On the resource's thread; its task may end elsewhere.</summary>
    internal abstract ValueTask LetGoAsync();

    /// <summary>Called by the actor, as a turn: opens on a new instance what <see cref="SurvivesReplacement"/>.</summary>
    internal virtual void Reopen(object instance) => throw new NotSupportedException();
}
