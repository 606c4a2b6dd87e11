using Akka.Actor;
using Akka.Event;
using Sharer.Mailbox;

namespace Sharer.Resource;

internal sealed partial class ResourceWork<T>
{
    // Instances this resource has disposed: a factory that gives one of them back has failed. Weak, so it keeps none alive.
    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<T, object> _disposed = [];
    private readonly Lock _endLock = new();
    private Pending _pending = Pending.Nothing;
    private Task<T>? _creation;
    private Task? _disposal;
    private Action? _afterDisposal;
    private ITimer? _retry;
    private int _failures;
    private bool _restarting;
    private bool _ended;
    private volatile bool _pendingIsOver;

    private enum Pending
    {
        Nothing,
        Turn,
        Creation,
        Disposal,
    }

    /// <summary>The actor has stopped: by its own will, by <c>Kill</c>, by its parent or with the system.</summary>
    internal void End()
    {
        resource.Close();
        resource.CancelCreation();
        _retry?.Dispose();
        if (_held is not null)
        {
            resource.EndRunning();
        }

        bool over;
        lock (_endLock)
        {
            _ended = true;
            over = _pendingIsOver;
        }

        if (_thread is not null)
        {
            EndOnThread(_thread);
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
    private void EndOnThread(TurnContext thread)
    {
        if (_pending == Pending.Nothing)
        {
            DisposeLast();
        }

        while (_pending != Pending.Nothing)
        {
            thread.PumpUntil(() => _pendingIsOver);
            OnPendingEnded();
        }

        thread.Close();
    }

    private void DisposeLast() => Dispose(resource.CompleteStop);

    /// <summary>Keeps the calls back until what began has ended; <paramref name="listen"/> has a callback called then.</summary>
    private void Await(Pending pending, Action<Action> listen)
    {
        _pendingIsOver = false;
        _pending = pending;
        resource.Queue.GateClosed = true;
        listen(OnPendingOver);
    }

    // On any thread. Either the actor is told, or, when it has ended meanwhile, the rest is done here or by its pumping thread.
    private void OnPendingOver()
    {
        lock (_endLock)
        {
            _pendingIsOver = true;
            if (!_ended)
            {
                _self.Tell(PendingEnded.Instance, ActorRefs.NoSender);
                return;
            }
        }

        if (_thread is not null)
        {
            _thread.Wake();
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => work.OnPendingEnded(), this, false);
        }
    }

    private void OnPendingEnded()
    {
        var pending = _pending;
        if (pending == Pending.Nothing || !_pendingIsOver)
        {
            return;
        }

        _pending = Pending.Nothing;
        _pendingIsOver = false;
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
            case Pending.Disposal:
                var disposal = _disposal!;
                _disposal = null;
                TakeDisposal(disposal);
                break;
        }

        if (!_ended)
        {
            StopIfDone();
        }
        else if (_pending == Pending.Nothing && !resource.IsStopped)
        {
            DisposeLast();
        }
    }

    private void Make()
    {
        if (_ended || IsDone)
        {
            return;
        }

        var context = ExecutionContext.Capture();
        ValueTask<T> made;
        try
        {
            made = Create();
        }
        catch (Exception e)
        {
            OnCreationFailed(e);
            return;
        }
        finally
        {
            Restore(context);
        }

        if (made.IsCompleted)
        {
            TakeCreation(made);
            return;
        }

        _creation = made.AsTask();
        Await(Pending.Creation, ListenTo(_creation));
    }

    private ValueTask<T> Create()
    {
        if (_thread is null)
        {
            return resource.Create(resource.Ending);
        }

        ValueTask<T> made = default;
        _thread.Run(() => made = resource.Create(resource.Ending));
        return made;
    }

    private void TakeCreation(ValueTask<T> made)
    {
        try
        {
            OnCreated(made.GetAwaiter().GetResult());
        }
        catch (Exception e)
        {
            OnCreationFailed(e);
        }
    }

    private void OnCreated(T? instance)
    {
        if (instance is null)
        {
            throw new InvalidOperationException($"The factory of '{resource.Name}' returned null.");
        }

        if (_disposed.TryGetValue(instance, out _))
        {
            throw new InvalidOperationException(
                $"The factory of '{resource.Name}' returned an instance that was disposed before; it has to make a new one each time.");
        }

        resource.Instance = instance;
        if (_failures > 0)
        {
            resource.Log.Info("'{0}' is up after {1} failed attempts", resource.Name, _failures);
        }

        _failures = 0;
        if (_restarting)
        {
            _restarting = false;
            resource.Counters.CountRestart();
        }

        if (!_ended)
        {
            resource.MarkUp();
            resource.Queue.GateClosed = false;
        }
    }

    private void OnCreationFailed(Exception cause)
    {
        if (_ended || IsFinished)
        {
            return;
        }

        _failures++;
        var pause = resource.Backoff.After(_failures);
        resource.Log.Warning(
            "'{0}' could not be made (attempt {1}, the next in {2}): {3}: {4}",
            resource.Name, _failures, Contention.Show(pause), cause.GetType().Name, cause.Message);
        resource.MarkDown(cause);
        _retry?.Dispose();
        _retry = resource.NewTimer(static core => core.Actor.Tell(TryAgain.Instance, ActorRefs.NoSender), pause);
    }

    private void OnTryAgain()
    {
        if (_pending == Pending.Nothing && resource.Instance is null && !IsFinished)
        {
            Make();
            StopIfDone();
        }
    }

    /// <summary>The instance is broken: disposes it, without a reset, and makes another.</summary>
    private void Replace(Exception cause)
    {
        resource.Log.Warning("'{0}' is replaced: {1}: {2}", resource.Name, cause.GetType().Name, cause.Message);
        _restarting = true;
        resource.Queue.GateClosed = true;
        resource.MarkDown(cause);
        Dispose(Make);
    }

    private void Dispose(Action next)
    {
        var instance = resource.Instance;
        resource.Instance = null;
        if (instance is null)
        {
            next();
            return;
        }

        _disposed.Add(instance, this);
        var context = ExecutionContext.Capture();
        var disposal = Task.CompletedTask;
        try
        {
            if (instance is IDisposable disposable)
            {
                disposable.Dispose();
            }
            else if (instance is IAsyncDisposable asyncDisposable)
            {
                disposal = DisposeAsync(asyncDisposable);
            }
        }
        catch (Exception e)
        {
            disposal = Task.FromException(e);
        }
        finally
        {
            Restore(context);
        }

        _afterDisposal = next;
        if (disposal.IsCompleted)
        {
            TakeDisposal(disposal);
        }
        else
        {
            _disposal = disposal;
            Await(Pending.Disposal, ListenTo(disposal));
        }
    }

    private Task DisposeAsync(IAsyncDisposable instance)
    {
        if (_thread is null)
        {
            return instance.DisposeAsync().AsTask();
        }

        var disposal = Task.CompletedTask;
        _thread.Run(() => disposal = instance.DisposeAsync().AsTask());
        return disposal;
    }

    private void TakeDisposal(Task disposal)
    {
        if (disposal.Exception?.InnerException is { } e)
        {
            resource.Log.Error(e, "Disposing '{0}' threw: {1}", resource.Name, e.Message);
        }

        var next = _afterDisposal!;
        _afterDisposal = null;
        next();
    }

    // A call that has been admitted but has not reached the mailbox yet is inside as well, and will come by.
    private bool IsDone =>
        resource.IsStopping && (resource.IsDrainOver || (resource.Admission.Inside == 0 && resource.Admission.Suspended == 0));

    /// <summary>Ends the resource when it is to stop and nothing that was accepted is left to run.</summary>
    private void StopIfDone()
    {
        if (_ended || IsFinished || !IsDone)
        {
            return;
        }

        if (_pending == Pending.Creation)
        {
            resource.CancelCreation();
        }

        if (_pending == Pending.Nothing)
        {
            resource.Close();
            resource.Queue.GateClosed = true;
            _retry?.Dispose();
            Dispose(() => IsFinished = true);
        }
    }

    private static Action<Action> ListenTo(Task task) =>
        ended => task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(ended);
}
