namespace Akka.Actor;

/// <summary>Something to cancel, now or by a scheduler's clock.</summary>
public class Cancelable : ICancelable, IDisposable
{
    private readonly IActionScheduler _scheduler;
    private readonly CancellationTokenSource _source;

    /// <summary>Makes one that is cancelled after <paramref name="delay"/>.</summary>
    public Cancelable(IActionScheduler scheduler, TimeSpan delay)
        : this(scheduler) => CancelAfter(delay);

    /// <summary>Makes one that is cancelled after <paramref name="delay"/>.</summary>
    public Cancelable(IScheduler scheduler, TimeSpan delay)
        : this(scheduler.Advanced) => CancelAfter(delay);

    /// <summary>Makes one that is cancelled after some milliseconds.</summary>
    public Cancelable(IScheduler scheduler, int millisecondsDelay)
        : this(scheduler.Advanced) => CancelAfter(millisecondsDelay);

    /// <summary>Makes one that stays until it is cancelled.</summary>
    public Cancelable(IScheduler scheduler)
        : this(scheduler.Advanced)
    {
    }

    /// <summary>Makes one that stays until it is cancelled.</summary>
    public Cancelable(IActionScheduler scheduler)
        : this(scheduler, new CancellationTokenSource())
    {
    }

    private Cancelable(IActionScheduler scheduler, CancellationTokenSource source)
    {
        _scheduler = scheduler;
        _source = source;
    }

    /// <inheritdoc />
    public bool IsCancellationRequested => _source.IsCancellationRequested;

    /// <inheritdoc />
    public CancellationToken Token => _source.Token;

    /// <summary>Whether it has been disposed of.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Returns one that is cancelled already.</summary>
    public static ICancelable CreateCanceled() => AlreadyCanceledCancelable.Instance;

    /// <summary>Makes one that is cancelled with the first of others.</summary>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler.Advanced, cancelables);

    /// <summary>Makes one that is cancelled with the first of others.</summary>
    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler, Array.ConvertAll(cancelables, cancelable => cancelable.Token));

    /// <summary>Makes one that is cancelled with the first of some tokens.</summary>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params CancellationToken[] cancellationTokens) =>
        CreateLinkedCancelable(scheduler.Advanced, cancellationTokens);

    /// <summary>Makes one that is cancelled with the first of some tokens.</summary>
    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params CancellationToken[] cancellationTokens) =>
        new Cancelable(scheduler, CancellationTokenSource.CreateLinkedTokenSource(cancellationTokens));

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public void Cancel() => Cancel(throwOnFirstException: false);

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public void Cancel(bool throwOnFirstException)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        _source.Cancel(throwOnFirstException);
    }

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public void CancelAfter(TimeSpan delay)
    {
        if (delay < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(delay), delay, $"The delay must be >=0, it was {delay}");
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (_source.IsCancellationRequested)
            return;

        // A scheduler with a clock of its own, as in tests, must have its say; for the machine's clock the source's
        // own timer is cheaper.
        if (_scheduler is IDateTimeOffsetNowTimeProvider)
            _source.CancelAfter(delay);
        else
            _scheduler.ScheduleOnce(delay, _source.Cancel, this);
    }

    /// <inheritdoc />
    /// <exception cref="ObjectDisposedException">It has been disposed of.</exception>
    public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));

    /// <summary>Frees it; it cannot be cancelled any more.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees it.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || IsDisposed)
            return;
        IsDisposed = true;
        _source.Dispose();
    }
}
