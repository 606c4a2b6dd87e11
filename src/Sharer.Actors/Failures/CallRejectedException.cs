namespace Sharer;

/// <summary>A call was refused because as many calls wait as the resource's capacity allows, or was dropped as the oldest of them.</summary>
public sealed class CallRejectedException : SharerException
{
    internal CallRejectedException(string resourceName, bool dropped, int capacity, TimeSpan retryAfter, Contention contention)
        : base(resourceName, CallOutcome.NotStarted, Explain(resourceName, dropped, capacity, retryAfter, contention))
    {
        RetryAfter = retryAfter;
        QueueLength = contention.QueueLength;
        HolderMethod = contention.HolderMethod;
        HeldFor = contention.HeldFor;
    }

    /// <summary>When room may be expected: the measured service time of what waits.</summary>
    public TimeSpan RetryAfter { get; }

    /// <summary>How many calls waited.</summary>
    public int QueueLength { get; }

    /// <summary>The member or facade method that had the resource then; <see langword="null"/> when nothing ran.</summary>
    public string? HolderMethod { get; }

    /// <summary>For how long the holder had had the resource.</summary>
    public TimeSpan? HeldFor { get; }

    private static string Explain(string resource, bool dropped, int capacity, TimeSpan retryAfter, Contention contention)
    {
        var what = dropped ? "was dropped as the oldest that waited" : "was rejected";
        return $"A call to '{resource}' {what}: its queue is full (capacity {capacity}); {contention}. " +
            $"Retry after {Contention.Show(retryAfter)}.";
    }
}
