using System.Runtime.CompilerServices;
using Akka.Actor;
using Akka.Event;
using Sharer.Mailbox;

namespace Sharer.Resource;

internal sealed partial class ResourceWork<T>
{
    // Instances this resource has disposed: a factory that gives one of them back has failed. Weak, so it keeps none alive.
    private ConditionalWeakTable<T, object>? _disposed;
    private Task<T>? _creation;
    private Task? _disposal;
    private Action? _afterDisposal;
    private ITimer? _retry;
    private int _failures;
    private bool _restarting;

    private void Make()
    {
        if (_actorIsGone)
        {
            return;
        }

        if (IsNothingLeft)
        {
            Finish();
            return;
        }

        ValueTask<T> made;
        using (FlowGuard.Enter())
        {
            BeginOwn("Create");
            try
            {
                made = Create();
            }
            catch (Exception e)
            {
                OnCreationFailed(e);
                return;
            }
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
        if (_ownThread is null)
        {
            return resource.Create(resource.Ending);
        }

        ValueTask<T> made = default;
        _ownThread.Run(() => made = resource.Create(resource.Ending));
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
        EndOwn();
        if (instance is null)
        {
            throw new InvalidOperationException($"The factory of '{resource.Name}' returned null.");
        }

        if (_disposed?.TryGetValue(instance, out _) == true)
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
            resource.CountRestart();
        }

        if (!_actorIsGone)
        {
            ReopenParked(instance);
            resource.MarkUp();
            resource.Queue.GateClosed = false;
            ProbeLater();
        }
    }

    private void OnCreationFailed(Exception cause)
    {
        EndOwn();
        if (_actorIsGone)
        {
            return;
        }

        _failures++;
        if (IsNothingLeft)
        {
            // Here and now, for a call on its way in may be there at the next look, and then nobody would try again.
            Finish();
            return;
        }

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
        if (_pending == Pending.Nothing && resource.Instance is null && !IsDisposedOf)
        {
            Make();
            StopIfDone();
        }
    }

    /// <summary>The instance is broken: disposes it, without a reset, and makes another.</summary>
    private void Replace(Exception cause)
    {
        if (!_actorIsGone)
        {
            resource.Log.Warning("'{0}' is replaced: {1}: {2}", resource.Name, cause.GetType().Name, cause.Message);
        }

        AbandonBatch();
        _restarting = true;
        resource.Queue.GateClosed = true;
        resource.MarkDown(cause);
        CloseAll(cause, () => Dispose(Make));
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

        (_disposed ??= []).Add(instance, this);
        _afterDisposal = next;
        var disposal = Dispose(instance);
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

    private Task Dispose(T instance)
    {
        using var flow = FlowGuard.Enter();
        BeginOwn("Dispose");
        try
        {
            switch (instance)
            {
                case IDisposable disposable:
                    disposable.Dispose();
                    return Task.CompletedTask;
                case IAsyncDisposable disposable:
                    return DisposeAsync(disposable);
                default:
                    return Task.CompletedTask;
            }
        }
        catch (Exception e)
        {
            return Task.FromException(e);
        }
    }

    private Task DisposeAsync(IAsyncDisposable instance)
    {
        if (_ownThread is null)
        {
            return instance.DisposeAsync().AsTask();
        }

        var disposal = Task.CompletedTask;
        _ownThread.Run(() => disposal = instance.DisposeAsync().AsTask());
        return disposal;
    }

    private void TakeDisposal(Task disposal)
    {
        EndOwn();
        if (disposal.Exception?.InnerException is { } e)
        {
            resource.Log.Error(e, "Disposing '{0}' threw: {1}", resource.Name, e.Message);
        }

        var next = _afterDisposal!;
        _afterDisposal = null;
        next();
    }

    private void StopTimers()
    {
        _retry?.Dispose();
        _probeTimer?.Dispose();
    }

    private static Action<Action> ListenTo(Task task) =>
        ended => task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(ended);
}
