using Akka.Actor;
using Sharer.Calls;
using Sharer.Diagnostics;
using Sharer.Mailbox;

namespace Sharer.Resource;

/// <summary>How a batch ends: its commit, what its callers are told, and in which state the instance is left.</summary>
internal sealed partial class ResourceWork<T>
{
    private List<Call>? _taken;

    /// <summary>Commits what is open. Afterwards there may be no instance: a commit can break it.</summary>
    private void CloseBatch()
    {
        if (!HasOpenBatch || !CanRun)
        {
            return;
        }

        StopBatchTimer();
        if (Commit() is { } failure)
        {
            FailHeld(failure);
            MendAfterRollback(resource.IsBroken(failure) ? failure : null);
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
        BeginOwnAtOnce(nameof(BatchOptions<>.Commit));
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
        var told = 0;
        for (var i = 0; i < held.Count; i++)
        {
            var call = held[i];
            if (resource.TrySettleHeld(call))
            {
                resource.CountSuccess(call);
                held[told++] = call;
            }
            else
            {
                LogLateEnd(call.Method, null);
            }

            resource.Admission.Leave();
        }

        for (var i = 0; i < told; i++)
        {
            resource.Deliver(held[i]);
        }

        held.Clear();
    }

    private void FailHeld(Exception? cause)
    {
        var held = TakeHeld();
        foreach (var call in held)
        {
            resource.Admission.Leave();
            if (resource.TrySettleHeld(call))
            {
                resource.Fail(call, new BatchCommitException(resource.Name, call.Method, cause));
            }
        }

        held.Clear();
    }

    private List<Call> TakeHeld()
    {
        _taken ??= [];
        _taken.Clear();
        Held.TakeAll(_taken);
        return _taken;
    }

    /// <summary>The instance is replaced, and what its transaction has not committed runs once more on the next one.</summary>
    private void AbandonBatch()
    {
        if (HasOpenBatch)
        {
            Held.Undo();
            _transaction!.Forget();
        }
    }

    /// <summary>The actor failed at a message: nobody else comes by to end its batch.</summary>
    private void AbandonBatched(Exception failure)
    {
        if (_held is null)
        {
            _isAlone = false;
        }

        if (!HasOpenBatch)
        {
            // Of a transaction that was lost; what was rolled back waits to run once more.
            FailHeld(failure);
        }

        _self.Tell(BatchDue.Instance, ActorRefs.NoSender);
    }

    /// <summary>The instance is not known to be broken, so what has returned on it is committed first.</summary>
    private void ReplaceAfterCommit(Exception reason)
    {
        var instance = resource.Instance;
        CloseBatch();
        if (_pending == Pending.Nothing && ReferenceEquals(instance, resource.Instance))
        {
            Replace(reason);
        }
    }

    // A savepoint takes the place of a reset; a whole transaction that was rolled back has none.
    private void MendAfterRollback(Exception? brokenBecause)
    {
        if (_actorIsGone)
        {
            return;
        }

        var cause = _transaction!.BrokenBecause ?? brokenBecause;
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
        if (_transaction is null)
        {
            return;
        }

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

        Held.Undo();
        while (Held.TryPeekUndone(out var call))
        {
            Held.RemoveUndone();
            resource.Admission.Leave();
            resource.TryEnd(call, call.State, EndReason.Stopped);
        }
    }
}
