namespace Sharer.Benchmarks.Measuring;

/// <summary>How long a suite takes its time: many short windows rather than few long ones, since only the best of them counts.</summary>
internal sealed record RunOptions
{
    public int Rounds { get; init; } = 15;

    /// <summary>The length of a window in seconds where the suite leaves that to whoever runs it; null for the suite's own.</summary>
    public double? Seconds { get; init; }

    /// <summary>What is measured runs unmeasured for so long: hot code is compiled three times, the last time well after a second.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan LeadIn { get; init; } = TimeSpan.FromMilliseconds(40);

    public TimeSpan Window { get; init; } = TimeSpan.FromMilliseconds(80);
}
