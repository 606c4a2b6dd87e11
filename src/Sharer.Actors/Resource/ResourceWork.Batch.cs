using Akka.Actor;
using Sharer.Batching;
using Sharer.Calls;
using Sharer.Diagnostics;
using Sharer.Mailbox;

namespace Sharer.Resource;

/// <summary>Group commit: calls that wait next to each other run in one transaction, and none is told its result before it is committed (C13).</summary>
/// <remarks>
/// Invariants:
/// <list type="number">
/// <item>While a transaction is open, the calls that have returned in it are held, in the order in which they ran; each keeps its place.</item>
/// <item>A held call leaves by the commit, which gives it its result; by a commit that fails, or a transaction that was lost; or, when the
/// transaction is undone, by running once more, in a transaction of its own, from which it is never taken up again.</item>
/// <item>A call that throws has its own exception, whatever becomes of the transaction.</item>
/// </list>
/// </remarks>
internal sealed partial class ResourceWork<T>
{
    private readonly Transaction<T>? _transaction = resource.Batch is { } hooks ? new Transaction<T>(hooks, resource) : null;
    private readonly Queue<Call<T>> _again = [];
    private readonly List<Call> _taken = [];
    private CallPriority _batchPriority;
    private ITimer? _batchTimer;
    private bool _isAlone;
    private bool _runsAgain;

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

    private bool HasOpenBatch => _transaction is { IsOpen: true };

    // Whether there is an instance, and nothing under way that keeps it.
    private bool CanRun => _pending == Pending.Nothing && resource.Instance is not null && !_isLeaving && !_actorIsGone;

    private bool IsBatched(Call<T> call) => _transaction is not null && call.Batch;

    /// <summary>Runs a call that came while batches are made: in one, or after the one that is open.</summary>
    private void RunBatched(Call<T> call)
    {
        if (!call.Batch)
        {
            CloseBatch();
            if (CanRun)
            {
                RunTurn(call);
            }
            else
            {
                resource.Queue.PutBack(call);
            }

            return;
        }

        if (!HasOpenBatch)
        {
            _batchPriority = call.Priority;
        }
        else if (call.Priority > _batchPriority)
        {
            CloseBatch();
            if (!CanRun)
            {
                resource.Queue.PutBack(call);
                return;
            }

            _batchPriority = call.Priority;
        }

        RunTurn(call);
        GoOn();
    }

    /// <summary>Takes the batch as far as it goes now.</summary>
    private void GoOn()
    {
        RunAgain();
        while (CanRun && NextOfBatch() is { } next)
        {
            RunTurn(next);
            RunAgain();
        }

        if (!CanRun || !HasOpenBatch)
        {
            return;
        }

        if (_transaction!.MaxDelay > TimeSpan.Zero && !_transaction.IsFull && !resource.IsStopping && !resource.Queue.HasMessages)
        {
            WaitForMore();
        }
        else
        {
            CloseBatch();
        }
    }

    private Call<T>? NextOfBatch() => HasOpenBatch && !_transaction!.IsFull && !resource.Queue.HasControl && !resource.Queue.IsClosed
        ? (Call<T>?)resource.Queue.Calls.TakeForBatch(_batchPriority)
        : null;

    private void WaitForMore()
    {
        _batchTimer ??= resource.NewTimer(static core => core.Actor.Tell(BatchDue.Instance, ActorRefs.NoSender), Timeout.InfiniteTimeSpan);
        if (_transaction!.Size == 1)
        {
            _batchTimer.Change(_transaction.MaxDelay, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Before the turn of a batched call is over, in its context: holds what returned, undoes what threw.</summary>
    private BatchStep Conclude(Call<T> call, ref Exception? thrown, out Verdict verdict)
    {
        var transaction = _transaction!;
        verdict = default;
        if (thrown is null)
        {
            resource.Hold(call);
            try
            {
                return transaction.Leave(resource.Instance!) ? BatchStep.Held : BatchStep.Lost;
            }
            catch (Exception e)
            {
                thrown = e;
            }
        }

        verdict = resource.Settle(call);
        if (resource.IsBroken(thrown))
        {
            return BatchStep.Broken;
        }

        return transaction.Undo(resource.Instance!) ? BatchStep.Undone : BatchStep.RolledBack;
    }

    private void EndBatchedTurn(Call<T> call, Exception? thrown, BatchStep step, Verdict verdict)
    {
        if (step is BatchStep.Held or BatchStep.Lost)
        {
            _inTurn = null;
            resource.ClearHolder();
            resource.Held.Add(call);
        }
        else
        {
            EndFailed(call, thrown!, verdict);
        }

        switch (step)
        {
            case BatchStep.Lost:
                FailHeld(null);
                break;
            case BatchStep.RolledBack:
                KeepForAgain();
                MendAfterRollback(null);
                break;
            case BatchStep.Broken:
                Replace(thrown!);
                break;
        }

        // The supervisor restarted the actor while the turn was held.
        if (_brokenBecause is { } cause && _pending == Pending.Nothing && resource.Instance is not null)
        {
            _brokenBecause = null;
            Replace(cause);
        }

        if (_isAlone && CanRun)
        {
            CloseBatch();
        }

        _isAlone = false;
        StopIfDone();
    }

    /// <summary>Commits what is open. Afterwards there may be no instance: a commit can break it.</summary>
    private void CloseBatch()
    {
        if (!HasOpenBatch || !CanRun)
        {
            return;
        }

        if (Commit() is { } failure)
        {
            FailHeld(failure);
            MendAfterRollback(failure);
        }
        else
        {
            DeliverHeld();
        }

        StopIfDone();
    }

    private Exception? Commit()
    {
        using var flow = FlowGuard.Enter();
        BeginOwn(nameof(BatchOptions<>.Commit));
        try
        {
            _transaction!.Commit(resource.Instance!);
            return null;
        }
        catch (Exception e)
        {
            _transaction!.Rollback(resource.Instance!);
            return e;
        }
        finally
        {
            EndOwn();
        }
    }

    private void DeliverHeld()
    {
        var held = TakeHeld();
        if (held.Count > 0)
        {
            SharerInstruments.RecordBatch(resource, held.Count);
        }

        // All places are free before the first caller knows: its next call must find one.
        for (var i = held.Count - 1; i >= 0; i--)
        {
            if (resource.TrySettleHeld(held[i]))
            {
                resource.CountSuccess(held[i]);
            }
            else
            {
                LogLateEnd(held[i].Method, null);
                held.RemoveAt(i);
            }

            resource.Admission.Leave();
        }

        foreach (var call in held)
        {
            resource.Deliver(call);
        }

        held.Clear();
    }

    private void FailHeld(Exception? cause)
    {
        foreach (var call in TakeHeld())
        {
            resource.Admission.Leave();
            if (resource.TrySettleHeld(call))
            {
                resource.Fail(call, new BatchCommitException(resource.Name, call.Method, cause));
            }
        }

        _taken.Clear();
    }

    private void KeepForAgain()
    {
        foreach (var call in TakeHeld())
        {
            _again.Enqueue((Call<T>)call);
        }

        _taken.Clear();
    }

    /// <summary>The instance is replaced, and what its transaction has not committed runs once more on the next one.</summary>
    private void AbandonBatch()
    {
        if (HasOpenBatch)
        {
            KeepForAgain();
            _transaction!.Forget();
        }
    }

    private List<Call> TakeHeld()
    {
        _taken.Clear();
        resource.Held.TakeAll(_taken);
        return _taken;
    }

    /// <summary>Runs the calls whose batch was undone, each in a transaction of its own, as soon as there is an instance for them.</summary>
    private void RunAgain()
    {
        if (_runsAgain)
        {
            return;
        }

        _runsAgain = true;
        while (CanRun && _again.TryDequeue(out var call))
        {
            if (resource.IsDrainOver)
            {
                resource.TryEnd(call, call.State, EndReason.Stopped);
            }

            _inTurn = call;
            resource.SetHolder(call);
            if (resource.TryStartAgain(call))
            {
                _isAlone = true;
                RunStarted(call);
            }
            else
            {
                LogLateEnd(call.Method, null);
                Vacate();
            }
        }

        _runsAgain = false;
        StopIfDone();
    }

    // A savepoint takes the place of a reset; a whole transaction that was rolled back has none.
    private void MendAfterRollback(Exception? failure)
    {
        if (_actorIsGone)
        {
            return;
        }

        var cause = _transaction!.BrokenBecause ?? (failure is not null && resource.IsBroken(failure) ? failure : null);
        if (cause is null && resource.Reset is { } reset)
        {
            cause = ResetWith(reset);
        }

        if (cause is not null)
        {
            Replace(cause);
        }
    }

    /// <summary>The instance goes: commits what is open on it, and fails what would have run once more.</summary>
    private void EndBatches()
    {
        _batchTimer?.Dispose();
        if (HasOpenBatch && resource.Instance is not null)
        {
            if (Commit() is { } failure)
            {
                FailHeld(failure);
            }
            else
            {
                DeliverHeld();
            }
        }

        KeepForAgain();
        while (_again.TryDequeue(out var call))
        {
            resource.Admission.Leave();
            resource.TryEnd(call, call.State, EndReason.Stopped);
        }
    }
}
