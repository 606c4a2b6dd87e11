using System.Diagnostics;
using System.Security.Cryptography;

namespace Sharer.Benchmarks.Overload;

/// <summary>A resource whose call takes the processor for about 20 microseconds.</summary>
internal sealed class Digest
{
    private static readonly byte[] Text = new byte[TwentyMicroseconds()];

    private readonly byte[] _hash = new byte[SHA256.HashSizeInBytes];

    [Share]
    public int Compute()
    {
        SHA256.HashData(Text, _hash);
        return _hash[0];
    }

    private static int TwentyMicroseconds()
    {
        const int Probe = 1 << 16;
        var text = new byte[Probe];
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 200; i++)
        {
            var time = Stopwatch.GetTimestamp();
            SHA256.HashData(text);
            var taken = Stopwatch.GetElapsedTime(time);
            best = taken < best ? taken : best;
        }

        return (int)(Probe * (20 / best.TotalMicroseconds));
    }
}
