namespace Sharer;

/// <summary>A call was refused because as many calls wait as the resource's capacity allows, or was dropped as the oldest of them.</summary>
public sealed class CallRejectedException : SharerException
{
    private readonly bool _dropped;
    private readonly int _capacity;
    private string? _message;

    internal CallRejectedException(string resourceName, bool dropped, int capacity, TimeSpan retryAfter, Contention contention)
        : base(resourceName, CallOutcome.NotStarted, "")
    {
        (_dropped, _capacity) = (dropped, capacity);
        RetryAfter = retryAfter;
        QueueLength = contention.QueueLength;
        HolderMethod = contention.HolderMethod;
        HeldFor = contention.HeldFor;
    }

    /// <inheritdoc/>
    /// <remarks>Written when it is read: under overload rejections are what a resource has most of, and hardly any is looked at.</remarks>
    public override string Message => _message ??= Explain();

    /// <summary>When room may be expected: the measured service time of what waits.</summary>
    public TimeSpan RetryAfter { get; }

    /// <summary>How many calls waited.</summary>
    public int QueueLength { get; }

    /// <summary>The member or facade method that had the resource then; <see langword="null"/> when nothing ran.</summary>
    public string? HolderMethod { get; }

    /// <summary>For how long the holder had had the resource.</summary>
    public TimeSpan? HeldFor { get; }

    private string Explain()
    {
        var what = _dropped ? "was dropped as the oldest that waited" : "was rejected";
        var contention = new Contention(HolderMethod, HeldFor, QueueLength);
        return $"A call to '{ResourceName}' {what}: its queue is full (capacity {_capacity}); {contention}. Retry after {Contention.Show(RetryAfter)}.";
    }
}
