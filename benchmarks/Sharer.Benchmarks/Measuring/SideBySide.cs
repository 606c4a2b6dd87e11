using System.Diagnostics;

namespace Sharer.Benchmarks.Measuring;

/// <summary>Measures several things in turn, again and again (A B C A B C …), so that a busy moment of the machine meets all of them.</summary>
internal static class SideBySide
{
    /// <summary>The best reading of each over the rounds, after a warm-up in which the JIT compiles all of it for good.</summary>
    public static Reading[] Best(IReadOnlyList<Func<Reading>> measures, RunOptions options)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            foreach (var measure in measures)
            {
                measure();
            }
        }
        while (Stopwatch.GetElapsedTime(start) < options.WarmUp);

        var best = measures.Select(measure => measure()).ToArray();
        for (var round = 1; round < options.Rounds; round++)
        {
            for (var i = 0; i < best.Length; i++)
            {
                best[i] = best[i].Best(measures[i]());
            }
        }

        return best;
    }
}
