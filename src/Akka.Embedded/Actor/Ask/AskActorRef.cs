using System.Globalization;

namespace Akka.Actor.Internal;

/// <summary>The sender of an <c>Ask</c> with a time limit or a token; lets go of both when the task has ended.</summary>
internal sealed class AskActorRef<T>(IActorRefProvider provider) : FutureActorRef<T>(provider)
{
    private static readonly Timer Ended = new(static _ => { });

    private TimeSpan _timeout;
    private Timer? _timer;
    private CancellationTokenRegistration _registration;

    /// <summary>Called before the question is sent, so nothing has ended yet but by these two themselves.</summary>
    public void Limit(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            _registration = cancellationToken.UnsafeRegister(
                static (ask, token) => ((AskActorRef<T>)ask!).Cancel(token), this);
        }

        if (timeout is not { } limit)
            return;
        _timeout = limit;
        using var _ = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        var timer = new Timer(static ask => ((AskActorRef<T>)ask!).TimeOut(), this, limit, Timeout.InfiniteTimeSpan);
        if (Interlocked.CompareExchange(ref _timer, timer, null) is not null)
            timer.Dispose();
    }

    private protected override void Unregister()
    {
        base.Unregister();
        _registration.Unregister();
        var timer = Interlocked.Exchange(ref _timer, Ended);
        if (timer != Ended)
            timer?.Dispose();
    }

    private void TimeOut() => Fail(new AskTimeoutException(
        string.Create(CultureInfo.InvariantCulture, $"Timeout after {_timeout.TotalSeconds:F2} seconds")));
}
