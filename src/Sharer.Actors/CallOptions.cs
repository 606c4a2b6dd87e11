namespace Sharer;

/// <summary>What a <see cref="SharedRef{T}.With"/> view changes for the calls made through it. What is unset stays as it was.</summary>
public sealed record CallOptions
{
    /// <summary>The time from the call to its outcome; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit. Unset: <see cref="ShareOptions{T}.CallTimeout"/>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The lane in which the calls wait. Unset: <see cref="CallPriority.Normal"/>.</summary>
    public CallPriority? Priority { get; init; }

    /// <summary>What the calls do with the resource. Unset: as the member's <see cref="ShareAttribute.Access"/> says; <see cref="ShareAccess.Write"/> for closures.</summary>
    public ShareAccess? Access { get; init; }

    /// <summary>Whether the calls may share one transaction with others. Unset: as the member's <see cref="ShareAttribute.Batch"/> says; not for closures.</summary>
    public bool? Batch { get; init; }

    /// <summary>What a reference that is no view changes: nothing.</summary>
    internal static CallOptions Unset { get; } = new();

    internal CallOptions Over(CallOptions below) => new()
    {
        Timeout = Timeout ?? below.Timeout,
        Priority = Priority ?? below.Priority,
        Access = Access ?? below.Access,
        Batch = Batch ?? below.Batch,
    };

    /// <summary>Makes sure that each value is one that there is.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    internal void Check(string argument)
    {
        if (Timeout is { } timeout && timeout <= TimeSpan.Zero && timeout != System.Threading.Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentException($"Timeout is {timeout}; it takes a positive time or Timeout.InfiniteTimeSpan.", argument);
        }

        if (Priority is { } priority && !Enum.IsDefined(priority))
        {
            throw new ArgumentException($"Priority is {priority}; it takes Low, Normal or High.", argument);
        }

        if (Access is { } access && !Enum.IsDefined(access))
        {
            throw new ArgumentException($"Access is {access}; it takes Write or Read.", argument);
        }
    }
}
