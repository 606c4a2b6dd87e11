namespace Akka.Actor;

/// <summary>Something to cancel: what was scheduled with it does not happen, or not any more.</summary>
public interface ICancelable
{
    /// <summary>Whether it has been cancelled.</summary>
    bool IsCancellationRequested { get; }

    /// <summary>The same as a token.</summary>
    CancellationToken Token { get; }

    /// <summary>Cancels; a second time does nothing.</summary>
    void Cancel();

    /// <summary>Cancels later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    void CancelAfter(TimeSpan delay);

    /// <summary>Cancels later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    void CancelAfter(int millisecondsDelay);

    /// <summary>Cancels; a second time does nothing.</summary>
    /// <param name="throwOnFirstException">
    /// Whether the first exception of a callback ends it; otherwise all callbacks run and their exceptions come together.
    /// </param>
    void Cancel(bool throwOnFirstException);
}
