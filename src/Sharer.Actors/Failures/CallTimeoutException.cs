namespace Sharer;

/// <summary>A call did not end within its time limit.</summary>
/// <remarks>The inner exception says why the resource is down, or what the interrupted call threw.</remarks>
public sealed class CallTimeoutException : SharerException
{
    internal CallTimeoutException(
        string resourceName, CallOutcome outcome, TimeSpan limit, Contention contention, Exception? inner = null)
        : this(resourceName, outcome, Explain(resourceName, outcome, limit, contention, inner), limit, contention, inner)
    {
    }

    internal CallTimeoutException(
        string resourceName, CallOutcome outcome, string message, TimeSpan limit, Contention contention, Exception? inner = null)
        : base(resourceName, outcome, message, inner)
    {
        Limit = limit;
        HolderMethod = contention.HolderMethod;
        HeldFor = contention.HeldFor;
        QueueLength = contention.QueueLength;
    }

    /// <summary>The time limit that passed.</summary>
    public TimeSpan Limit { get; }

    /// <summary>The member or facade method that had the resource then; <see langword="null"/> when nothing ran.</summary>
    public string? HolderMethod { get; }

    /// <summary>For how long the holder had had the resource.</summary>
    public TimeSpan? HeldFor { get; }

    /// <summary>How many calls waited.</summary>
    public int QueueLength { get; }

    private static string Explain(
        string resource, CallOutcome outcome, TimeSpan limit, Contention contention, Exception? inner)
    {
        var effect = outcome switch
        {
            CallOutcome.NotStarted => "It never touched the resource and may be made again",
            CallOutcome.Aborted => "It was interrupted and threw; what it did before may stay",
            _ => "It may have taken effect",
        };
        var cause = outcome == CallOutcome.NotStarted && inner is not null ? $" The resource is down: {inner.Message}" : "";
        return $"A call to '{resource}' did not end within {Contention.Show(limit)}. {effect}; {contention}.{cause}";
    }
}
