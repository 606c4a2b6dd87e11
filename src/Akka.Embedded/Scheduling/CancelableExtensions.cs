namespace Akka.Actor;

/// <summary>Cancelling what may not be there.</summary>
public static class CancelableExtensions
{
    /// <summary>Cancels, unless there is nothing to cancel.</summary>
    public static void CancelIfNotNull(this ICancelable? cancelable) => cancelable?.Cancel();
}
