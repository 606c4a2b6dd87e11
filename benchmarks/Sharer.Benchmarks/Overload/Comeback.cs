namespace Sharer.Benchmarks.Overload;

/// <summary>When a caller that was rejected calls again.</summary>
internal enum Comeback
{
    /// <summary>At once: as often as the processors allow.</summary>
    AtOnce,

    /// <summary>After a pause that makes all callers together call ten times as often as the resource can run calls.</summary>
    TenTimesThePeak,

    /// <summary>When the rejection says so.</summary>
    RetryAfter,
}
