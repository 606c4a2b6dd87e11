using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Stands above the root guardian: when that has ended, so has the system.</summary>
public class RootGuardianSupervisor : MinimalActorRef, IInternalActorRef
{
    private readonly TaskCompletionSource<Status> _terminationPromise;
    private readonly ILoggingAdapter _log;
    private Exception? _cause;

    /// <summary>With what it completes.</summary>
    public RootGuardianSupervisor(
        RootActorPath root, IActorRefProvider provider, TaskCompletionSource<Status> terminationPromise, ILoggingAdapter log)
    {
        Path = root / "_Root-guardian-supervisor";
        Provider = provider;
        _terminationPromise = terminationPromise;
        _log = log;
    }

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    /// <inheritdoc/>
    public IActorRefProvider Provider { get; }

    /// <summary>The failure that has brought the system down, or <see langword="null"/>.</summary>
    public Exception? CauseOfTermination => _cause;

    private bool IsWalking => !_terminationPromise.Task.IsCompleted;

    /// <inheritdoc/>
    public override void Stop() =>
        _terminationPromise.TrySetResult(_cause is null ? new Status.Success(null) : new Status.Failure(_cause));

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        if (!IsWalking)
            return;
        if (message is null)
            throw new InvalidMessageException("Message is null");
        _log.Error("{0} received unexpected message [{1}]", Path, message);
    }

    internal override void SendSystemMessage(SystemMessage message)
    {
        if (!IsWalking)
            return;
        switch (message)
        {
            case Failed failed:
                _cause = failed.Cause;
                _log.Error(failed.Cause, "guardian {0} failed, shutting down!", failed.Child);
                ((IInternalActorRef)failed.Child).Stop();
                break;
            case DeathWatchNotification:
                Stop();
                break;
            case Watch or Unwatch:
                break;
            default:
                _log.Error("{0} received unexpected system message [{1}]", Path, message);
                break;
        }
    }
}
