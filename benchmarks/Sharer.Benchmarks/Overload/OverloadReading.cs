using Sharer.Benchmarks.Http;

namespace Sharer.Benchmarks.Overload;

/// <summary>What a window of overload showed.</summary>
/// <param name="RunPerSecond">Calls that were run, a second.</param>
/// <param name="RejectedPerSecond">Calls that were rejected, a second.</param>
/// <param name="Rejections">From a call to the rejection in its caller's hand.</param>
/// <param name="HeapGrowth">How far the heap was above what it was at the start, at the most, in bytes after a full collection.</param>
internal sealed record OverloadReading(double RunPerSecond, double RejectedPerSecond, Latencies Rejections, long HeapGrowth);
