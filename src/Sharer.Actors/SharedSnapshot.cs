namespace Sharer;

/// <summary>What a resource looked like at one moment. Each figure is exact; together they are not one atomic picture.</summary>
public sealed record SharedSnapshot
{
    /// <summary>The resource's name.</summary>
    public required string Name { get; init; }

    /// <summary>Where the resource is in its life.</summary>
    public required ResourceState State { get; init; }

    /// <summary>How many admitted calls wait for their turn, the running one not counted.</summary>
    public required int QueueLength { get; init; }

    /// <summary>How many callers are suspended because the queue is full.</summary>
    public required int AwaitingAdmission { get; init; }

    /// <summary>The member or facade method that has the resource now; <see langword="null"/> when nothing runs.</summary>
    public string? RunningMethod { get; init; }

    /// <summary>For how long <see cref="RunningMethod"/> has had the resource, to within 20 ms.</summary>
    public TimeSpan? RunningFor { get; init; }

    /// <summary>Calls that have ended, whatever their outcome.</summary>
    public long Calls { get; init; }

    /// <summary>Calls that ended with an exception of the resource or because it was down or stopped.</summary>
    public long Failed { get; init; }

    /// <summary>Calls that ended because their token was cancelled.</summary>
    public long Canceled { get; init; }

    /// <summary>Calls that ended because their time limit passed.</summary>
    public long TimedOut { get; init; }

    /// <summary>Calls that were rejected because the queue was full, or dropped as the oldest.</summary>
    public long Rejected { get; init; }

    /// <summary>How often the resource was made anew after it broke.</summary>
    public long Restarts { get; init; }
}
