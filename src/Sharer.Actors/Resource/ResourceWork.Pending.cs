using Akka.Actor;
using Sharer.Mailbox;

namespace Sharer.Resource;

internal sealed partial class ResourceWork<T>
{
    private readonly Lock _endLock = new();
    private Pending _pending = Pending.Nothing;
    private bool _pendingIsOver;
    private bool _actorIsGone;

    private enum Pending
    {
        Nothing,
        Turn,
        Creation,
        Closing,
        Disposal,
    }

    private bool PendingIsOver
    {
        get => Volatile.Read(ref _pendingIsOver);
        set => Volatile.Write(ref _pendingIsOver, value);
    }

    /// <summary>The actor has stopped: by its own will, by <c>Kill</c>, by its parent or with the system.</summary>
    internal void End()
    {
        resource.Close();
        resource.CancelCreation();
        StopTimers();
        if (_held is not null)
        {
            resource.EndRunning();
        }

        bool over;
        lock (_endLock)
        {
            _actorIsGone = true;
            over = PendingIsOver;
        }

        if (_ownThread is not null)
        {
            EndOnThread(_ownThread);
        }
        else if (_pending == Pending.Nothing)
        {
            DisposeLast();
        }
        else if (over)
        {
            OnPendingEnded();
        }
    }

    // The resource has to end on its own thread, and this is the last moment in which there is one.
    private void EndOnThread(OwnThread thread)
    {
        if (_pending == Pending.Nothing)
        {
            DisposeLast();
        }

        while (_pending != Pending.Nothing)
        {
            thread.PumpUntil(() => PendingIsOver);
            OnPendingEnded();
        }

        thread.Close();
    }

    private void DisposeLast()
    {
        EndBatches();
        CloseAll(null, () => Dispose(resource.CompleteStop));
    }

    /// <summary>Keeps the calls back until what began has ended; <paramref name="listen"/> has a callback called then.</summary>
    private void Await(Pending pending, Action<Action> listen)
    {
        PendingIsOver = false;
        _pending = pending;
        resource.Queue.GateClosed = true;
        listen(OnPendingOver);
    }

    // On any thread. Either the actor is told, or, when it has ended meanwhile, the rest is done here or by its pumping thread.
    private void OnPendingOver()
    {
        lock (_endLock)
        {
            PendingIsOver = true;
            if (!_actorIsGone)
            {
                _self.Tell(PendingEnded.Instance, ActorRefs.NoSender);
                return;
            }
        }

        if (_ownThread is not null)
        {
            _ownThread.Wake();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => work.OnPendingEnded(), this, false);
        }
    }

    private void OnPendingEnded()
    {
        var pending = _pending;
        if (pending == Pending.Nothing || !PendingIsOver)
        {
            return;
        }

        _pending = Pending.Nothing;
        PendingIsOver = false;
        switch (pending)
        {
            case Pending.Turn:
                resource.Queue.GateClosed = false;
                EndHeldTurn();
                break;
            case Pending.Creation:
                var creation = _creation!;
                _creation = null;
                TakeCreation(new ValueTask<T>(creation));
                break;
            case Pending.Closing:
                resource.Queue.GateClosed = _isLeaving;
                var goOn = _afterClosing;
                EndClosing();
                goOn?.Invoke();
                break;
            case Pending.Disposal:
                var disposal = _disposal!;
                _disposal = null;
                TakeDisposal(disposal);
                break;
        }

        if (!_actorIsGone)
        {
            CloseWanted();
            StopIfDone();
        }
        else if (_pending == Pending.Nothing && !resource.IsStopped)
        {
            DisposeLast();
        }
    }

    // A call that has been admitted but has not reached the mailbox yet is inside as well, and will come by. One that is being let in
    // is inside before it is suspended no more, so the suspended are looked at first.
    private bool IsNothingLeft =>
        resource.IsStopping && (resource.IsDrainOver || (resource.Admission.Suspended == 0 && resource.Admission.Inside == 0));

    /// <summary>Ends the resource when it is to stop and nothing that was accepted is left to run.</summary>
    private void StopIfDone()
    {
        if (_actorIsGone || IsDisposedOf || !IsNothingLeft)
        {
            return;
        }

        if (_pending == Pending.Creation)
        {
            resource.CancelCreation();
        }

        if (_pending == Pending.Nothing)
        {
            Finish();
        }
    }

    private void Finish()
    {
        resource.Close();
        resource.Queue.GateClosed = true;
        StopTimers();
        EndBatches();
        CloseAll(null, () => Dispose(() => IsDisposedOf = true));
    }
}
