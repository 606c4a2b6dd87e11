using Akka.Actor;
using Sharer.Batching;
using Sharer.Calls;
using Sharer.Mailbox;

namespace Sharer.Resource;

/// <summary>Group commit: calls that wait next to each other run in one transaction, and none is told its result before it is committed (C13).</summary>
/// <remarks>
/// Invariants:
/// <list type="number">
/// <item>While a transaction is open, the calls that have returned in it are held, in the order in which they ran; each keeps its place.</item>
/// <item>A held call leaves by the commit, which gives it its result; by a commit that fails, or a transaction that was lost; or, when the
/// transaction is undone, by running once more, in a transaction of its own, from which it is never taken up again.</item>
/// <item>What was undone runs as soon as there is an instance, before any other call, so no transaction opens while something waits to run
/// once more.</item>
/// <item>A call that throws has its own exception, whatever becomes of the transaction.</item>
/// </list>
/// </remarks>
internal sealed partial class ResourceWork<T>
{
    private readonly Transaction<T>? _transaction = resource.Batch is { } hooks ? new Transaction<T>(hooks, resource) : null;
    private CallPriority _batchPriority;
    private ITimer? _batchTimer;
    private bool _batchIsTimed;
    private bool _batchIsDue;
    private bool _isAlone;

    private enum BatchStep
    {
        /// <summary>The call returned, and what it did is in the transaction.</summary>
        Held,

        /// <summary>The call returned, and there is no transaction any more.</summary>
        Lost,

        /// <summary>The call threw and is undone; the transaction goes on.</summary>
        Undone,

        /// <summary>The call threw, and all that ran in the transaction is undone.</summary>
        RolledBack,

        /// <summary>The call threw, and the instance is to be replaced.</summary>
        Broken,
    }

    // Where batches are made there is one.
    private HeldCalls Held => resource.Held!;

    private bool HasOpenBatch => _transaction is { IsOpen: true };

    // Whether there is an instance, and nothing under way that keeps it.
    private bool CanRun => _pending == Pending.Nothing && resource.Instance is not null && !_isLeaving && !_actorIsGone;

    // Where every place is taken nobody can come, however long the batch waits.
    private bool MayWaitForMore => _transaction!.MaxDelay > TimeSpan.Zero && !_batchIsDue && !_transaction.IsFull && !resource.IsStopping
        && !resource.Admission.IsFull;

    private bool IsBatched(Call<T> call) => _transaction is not null && call.Batch;

    /// <summary>Runs a call that came while batches are made: in one, or after the one that is open.</summary>
    private void RunBatched(Call<T> call)
    {
        if (HasOpenBatch && (!call.Batch || call.Priority > _batchPriority))
        {
            // Back to where its limit is kept and a stop finds it, for the commit may hang. It comes out again as the next.
            resource.Queue.PutBack(call);
            CloseBatch();
            return;
        }

        if (call.Batch && !HasOpenBatch)
        {
            _cameOut = call;
            _batchPriority = call.Priority;
            _batchIsDue = false;
            StopBatchTimer();
            _cameOut = null;
        }

        RunTurn(call);
        GoOn();
    }

    /// <summary>Takes the batch as far as it goes now.</summary>
    private void GoOn()
    {
        RunAgain();
        while (CanRun && HasOpenBatch)
        {
            // Looked at before, for what comes afterwards has the actor come by.
            var somethingWaits = resource.Queue.IsSomethingWaiting;
            if (NextOfBatch() is { } next)
            {
                RunTurn(next);
                RunAgain();
            }
            else if (!somethingWaits && MayWaitForMore)
            {
                WaitForMore();
                return;
            }
            else
            {
                CloseBatch();
            }
        }
    }

    private Call<T>? NextOfBatch() =>
        !_transaction!.IsFull && !_batchIsDue && !resource.Queue.HasControl && !resource.Queue.IsClosed
            ? (Call<T>?)resource.Queue.Calls.TakeForBatch(_batchPriority)
            : null;

    private void WaitForMore()
    {
        if (!_batchIsTimed)
        {
            _batchTimer ??= resource.NewTimer(static core => core.Actor.Tell(BatchDue.Instance, ActorRefs.NoSender), Timeout.InfiniteTimeSpan);
            _batchTimer.Change(_transaction!.MaxDelay, Timeout.InfiniteTimeSpan);
            _batchIsTimed = true;
        }
    }

    private void StopBatchTimer()
    {
        if (_batchIsTimed)
        {
            _batchIsTimed = false;
            _batchTimer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Before the turn of a batched call that returned is over: holds it. What its hooks throw counts as the call's own exception.</summary>
    private BatchStep Conclude(Call<T> call, ref Exception? thrown)
    {
        resource.Hold(call);
        try
        {
            return _transaction!.Leave(resource.Instance!) ? BatchStep.Held : BatchStep.Lost;
        }
        catch (Exception e)
        {
            thrown = e;
            return BatchStep.Undone;
        }
    }

    /// <summary>Undoes a call that threw, in a turn of its own: the caller has been told, so a hook that hangs keeps nobody waiting.</summary>
    private BatchStep Undo(Exception thrown)
    {
        if (resource.IsBroken(thrown))
        {
            return BatchStep.Broken;
        }

        using var flow = FlowGuard.Enter();
        BeginOwnAtOnce(nameof(BatchOptions<>.Rollback));
        try
        {
            if (_transaction!.Undo(resource.Instance!))
            {
                return BatchStep.Undone;
            }
        }
        finally
        {
            EndOwn();
        }

        Held.Undo();
        return BatchStep.RolledBack;
    }

    private void EndBatchedTurn(Call<T> call, Exception? thrown, BatchStep step)
    {
        // Set when the supervisor restarted the actor while the turn was held.
        var restart = _brokenBecause;
        _brokenBecause = null;
        if (thrown is null)
        {
            // Held first, and no longer the running call afterwards: who releases callers from outside looks there and then here.
            Held.Add(call);
            resource.ClearHolder();
        }
        else
        {
            resource.Admission.LeaveServed();
            EndFailed(call, thrown, resource.Settle(call));
            step = Undo(thrown);
        }

        switch (step)
        {
            case BatchStep.Lost:
                FailHeld(_transaction!.LostBecause);
                MendAfterRollback(restart);
                break;
            case BatchStep.RolledBack:
                MendAfterRollback(restart);
                break;
            case BatchStep.Broken:
                Replace(thrown!);
                break;
            default:
                if (restart is not null)
                {
                    ReplaceAfterCommit(restart);
                }

                break;
        }

        if (_isAlone)
        {
            CloseBatch();
        }

        _isAlone = false;
        StopIfDone();
    }

    /// <summary>Runs the calls whose batch was undone, each in a transaction of its own, as soon as there is an instance for them.</summary>
    private void RunAgain()
    {
        if (_transaction is null || !Held.TryPeekUndone(out _))
        {
            return;
        }

        while (CanRun && Held.TryPeekUndone(out var undone))
        {
            var call = (Call<T>)undone;
            resource.SetHolder(call);
            Held.RemoveUndone();
            if (resource.TryStartAgain(call))
            {
                _isAlone = true;
                RunStarted(call);
            }
            else
            {
                LogLateEnd(call.Method, null);
                resource.ClearHolder();
                resource.Admission.Leave();
            }
        }

        StopIfDone();
    }
}
