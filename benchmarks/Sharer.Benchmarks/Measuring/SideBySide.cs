using System.Diagnostics;

namespace Sharer.Benchmarks.Measuring;

/// <summary>Measures several things in turn, again and again (A B C A B C …), so that a busy moment of the machine meets all of them.</summary>
internal static class SideBySide
{
    /// <summary>The best reading of each over the rounds, after a warm-up in which the JIT compiles all of it for good.</summary>
    public static Reading[] Best(IReadOnlyList<Func<Reading>> measures, RunOptions options)
    {
        var best = new Reading?[measures.Count];
        Each(measures, options, (i, reading) => best[i] = best[i]?.Best(reading) ?? reading);
        return [.. best.Select(static reading => reading!.Value)];
    }

    /// <summary>Hands over every reading with the index of what was measured, those of the warm-up left out.</summary>
    public static void Each<TReading>(IReadOnlyList<Func<TReading>> measures, RunOptions options, Action<int, TReading> take)
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

        for (var round = 0; round < options.Rounds; round++)
        {
            for (var i = 0; i < measures.Count; i++)
            {
                take(i, measures[i]());
            }
        }
    }
}
