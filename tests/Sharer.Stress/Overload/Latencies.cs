using System.Globalization;
using System.Numerics;

namespace Sharer.Stress.Overload;

/// <summary>Times in buckets of about 9 %, from a microsecond on; any number of threads adds to them.</summary>
internal sealed class Latencies
{
    private const int Steps = 8;
    private readonly long[] _buckets = new long[Steps * 48];

    public long Count => _buckets.Sum();

    public void Add(TimeSpan time)
    {
        var nanoseconds = (ulong)Math.Max(1, time.Ticks * 100);
        var power = BitOperations.Log2(nanoseconds);
        var step = power < 3 ? 0 : (int)((nanoseconds >> (power - 3)) & (Steps - 1));
        Interlocked.Increment(ref _buckets[Math.Min((power * Steps) + step, _buckets.Length - 1)]);
    }

    public override string ToString() => Count == 0 ? "none" : string.Create(
        CultureInfo.InvariantCulture, $"p50 {At(0.5):0.###} ms, p99 {At(0.99):0.###} ms, p99.9 {At(0.999):0.###} ms, max {At(1):0.###} ms");

    /// <summary>The upper end, in milliseconds, of the bucket in which this share of the times ends.</summary>
    private double At(double share)
    {
        var left = (long)Math.Ceiling(Count * share);
        for (var i = 0; i < _buckets.Length; i++)
        {
            left -= _buckets[i];
            if (left <= 0)
                return Math.Pow(2, i / Steps) * (1 + (((i % Steps) + 1.0) / Steps)) / 1e6;
        }
        return double.PositiveInfinity;
    }
}
