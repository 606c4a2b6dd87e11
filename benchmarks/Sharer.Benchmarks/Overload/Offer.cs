namespace Sharer.Benchmarks.Overload;

/// <summary>What became of one call.</summary>
/// <param name="WasRun">Whether it was run; otherwise it was rejected.</param>
/// <param name="RetryAfter">When a rejected caller is told to come again; zero where nobody tells it.</param>
internal readonly record struct Offer(bool WasRun, TimeSpan RetryAfter)
{
    public static Offer Run => new(true, default);

    public static Offer Rejected(TimeSpan retryAfter) => new(false, retryAfter);
}
