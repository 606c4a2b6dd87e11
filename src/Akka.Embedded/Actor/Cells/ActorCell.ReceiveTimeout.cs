namespace Akka.Actor;

public partial class ActorCell
{
    private ICancelable? _pendingReceiveTimeout;

    /// <inheritdoc/>
    public TimeSpan? ReceiveTimeout { get; private set; }

    private bool HasReceiveTimeout => ReceiveTimeout is not null || _pendingReceiveTimeout is not null;

    /// <inheritdoc/>
    public void SetReceiveTimeout(TimeSpan? timeout = null) => ReceiveTimeout = timeout;

    /// <summary>Sets the timer by what has been asked for.</summary>
    /// <param name="reschedule">False leaves a running timer alone.</param>
    public void CheckReceiveTimeout(bool reschedule = true)
    {
        if (ReceiveTimeout is not { } timeout)
        {
            CancelReceiveTimeout();
        }
        else if (reschedule || _pendingReceiveTimeout is null)
        {
            CancelReceiveTimeout();
            _pendingReceiveTimeout = SystemImpl.Scheduler.ScheduleTellOnceCancelable(
                timeout, Self, Akka.Actor.ReceiveTimeout.Instance, Self);
        }
    }

    private void CancelReceiveTimeout()
    {
        _pendingReceiveTimeout?.Cancel();
        _pendingReceiveTimeout = null;
    }
}
