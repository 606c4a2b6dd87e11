namespace Sharer.Benchmarks.Measuring;

/// <summary>How long a suite takes its time: many short windows rather than few long ones, since only the best of them counts.</summary>
internal sealed record RunOptions
{
    public int Rounds { get; init; } = 15;

    public TimeSpan LeadIn { get; init; } = TimeSpan.FromMilliseconds(40);

    public TimeSpan Window { get; init; } = TimeSpan.FromMilliseconds(80);
}
