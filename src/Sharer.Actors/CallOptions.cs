namespace Sharer;

/// <summary>What a <see cref="SharedRef{T}.With"/> view changes for the calls made through it. What is unset stays as it was.</summary>
public sealed record CallOptions
{
    /// <summary>The time from the call to its outcome; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit. Unset: <see cref="ShareOptions{T}.CallTimeout"/>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The lane in which the calls wait. Unset: <see cref="CallPriority.Normal"/>.</summary>
    public CallPriority? Priority { get; init; }

    internal CallOptions Over(CallOptions below) => new()
    {
        Timeout = Timeout ?? below.Timeout,
        Priority = Priority ?? below.Priority,
    };
}
