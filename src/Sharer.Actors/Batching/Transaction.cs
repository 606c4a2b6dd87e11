using Akka.Event;
using Sharer.Resource;

namespace Sharer.Batching;

/// <summary>The transaction in which calls of one batch run: which hook comes when, and what a failure undoes.</summary>
/// <remarks>Knows the instance and the hooks, and no calls. Everything runs on the actor's dispatcher, in a turn.</remarks>
internal sealed class Transaction<T>(BatchOptions<T> hooks, ResourceCore resource) where T : class
{
    private Stage _stage;
    private bool _hasSavepoint;

    private enum Stage
    {
        Begin,
        Savepoint,
        Call,
        Undone,
    }

    internal bool IsOpen { get; private set; }

    /// <summary>How many calls have run in it.</summary>
    internal int Size { get; private set; }

    internal bool IsFull => Size >= hooks.MaxSize;

    internal TimeSpan MaxDelay => hooks.MaxDelay;

    /// <summary>What a rollback threw that leaves the instance in nobody knows which state: it must be replaced.</summary>
    internal Exception? BrokenBecause { get; private set; }

    /// <summary>What told that the transaction was gone after a call that returned; <see langword="null"/> where the instance said so itself.</summary>
    internal Exception? LostBecause { get; private set; }

    /// <summary>Before a call: begins the transaction if there is none, and marks the call's savepoint.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="alone">Whether the call has the transaction for itself, so that undoing it is undoing the transaction.</param>
    internal void Enter(T instance, bool alone)
    {
        _hasSavepoint = false;
        if (!IsOpen)
        {
            _stage = Stage.Begin;
            Size = 0;
            (BrokenBecause, LostBecause) = (null, null);
            hooks.Begin?.Invoke(instance);
            IsOpen = true;
        }

        Size++;
        if (!alone && hooks.RollbackToSavepoint is not null)
        {
            _stage = Stage.Savepoint;
            hooks.Savepoint?.Invoke(instance);
            _hasSavepoint = true;
        }

        _stage = Stage.Call;
    }

    /// <summary>After a call that returned. What it throws counts as the call's own exception, and the call is undone.</summary>
    /// <returns>Whether the transaction is still there; otherwise nobody knows how it ended.</returns>
    internal bool Leave(T instance)
    {
        if (!IsInside(instance))
        {
            IsOpen = false;
            return false;
        }

        try
        {
            if (_hasSavepoint)
            {
                hooks.ReleaseSavepoint?.Invoke(instance);
            }

            return true;
        }
        catch (Exception e)
        {
            if (TryRollbackToSavepoint(instance))
            {
                _stage = Stage.Undone;
                throw;
            }

            // The savepoint is gone, and so is the transaction, which the call may have committed.
            resource.Log.Error(e, "The savepoint of a call that returned is gone from '{0}': {1}", resource.Name, e.Message);
            LostBecause = e;
            Rollback(instance);
            return false;
        }
    }

    /// <summary>After a call that threw, or one of the hooks before it: undoes it.</summary>
    /// <returns>Whether the transaction goes on; otherwise it was rolled back, and all that ran in it is undone.</returns>
    internal bool Undo(T instance)
    {
        if (_stage == Stage.Begin)
        {
            if (hooks.InTransaction is not null && IsInside(instance))
            {
                Rollback(instance);
            }

            return false;
        }

        if (IsInside(instance) && (_stage is Stage.Savepoint or Stage.Undone || (_hasSavepoint && TryRollbackToSavepoint(instance))))
        {
            return true;
        }

        Rollback(instance);
        return false;
    }

    internal void Commit(T instance)
    {
        hooks.Commit?.Invoke(instance);
        IsOpen = false;
    }

    /// <summary>Ends the transaction, if there is one, as if nothing had run in it.</summary>
    internal void Rollback(T instance)
    {
        IsOpen = false;
        try
        {
            hooks.Rollback?.Invoke(instance);
        }
        catch (Exception e)
        {
            // A database that has rolled back by itself says that there is nothing to roll back.
            if (hooks.InTransaction is null || IsInside(instance))
            {
                resource.Log.Error(e, "Rolling back a batch of '{0}' threw, so the resource is replaced: {1}", resource.Name, e.Message);
                BrokenBecause = e;
            }
        }
    }

    /// <summary>The instance is gone, and the transaction with it.</summary>
    internal void Forget() => IsOpen = false;

    private bool TryRollbackToSavepoint(T instance)
    {
        try
        {
            hooks.RollbackToSavepoint!(instance);
            return true;
        }
        catch (Exception e)
        {
            resource.Log.Warning(
                e, "Rolling back to a savepoint of '{0}' threw, so the whole batch is rolled back: {1}", resource.Name, e.Message);
            return false;
        }
    }

    private bool IsInside(T instance)
    {
        try
        {
            return hooks.InTransaction is not { } ask || ask(instance);
        }
        catch (Exception e)
        {
            resource.Log.Error(e, "InTransaction of '{0}' threw, which is taken for a no: {1}", resource.Name, e.Message);
            return false;
        }
    }
}
