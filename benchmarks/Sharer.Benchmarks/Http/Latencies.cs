using System.Diagnostics;
using System.Numerics;

namespace Sharer.Benchmarks.Http;

/// <summary>Times in buckets of about 3 %. Not for two threads at once: each caller keeps its own, and they are added up at the end.</summary>
internal sealed class Latencies
{
    private const int Bits = 5;
    private const int Steps = 1 << Bits;
    private readonly long[] _buckets = new long[Steps * 40];

    public long Count => _buckets.Sum();

    /// <param name="ticks">As <see cref="Stopwatch.GetTimestamp"/> counts them.</param>
    public void Add(long ticks)
    {
        var microseconds = (ulong)Math.Max(1, ticks * 1_000_000 / Stopwatch.Frequency);
        var power = BitOperations.Log2(microseconds);
        var step = (int)((power < Bits ? microseconds << (Bits - power) : microseconds >> (power - Bits)) & (Steps - 1));
        _buckets[(power * Steps) + step]++;
    }

    public void Add(Latencies other)
    {
        for (var i = 0; i < _buckets.Length; i++)
        {
            _buckets[i] += other._buckets[i];
        }
    }

    /// <summary>The upper end, in milliseconds, of the bucket in which this share of the times ends.</summary>
    public double At(double share)
    {
        var left = (long)Math.Ceiling(Count * share);
        for (var i = 0; i < _buckets.Length; i++)
        {
            left -= _buckets[i];
            if (left <= 0)
            {
                return Math.Pow(2, i / Steps) * (1 + (((i % Steps) + 1.0) / Steps)) / 1000;
            }
        }

        return double.PositiveInfinity;
    }
}
