namespace Sharer.Benchmarks.Measuring;

/// <summary>Measures several things in turn, again and again (A B C A B C …), so that a busy moment of the machine meets all of them.</summary>
internal static class SideBySide
{
    /// <summary>The best reading of each over <paramref name="rounds"/> rounds, after one round that only warms up.</summary>
    public static Reading[] Best(IReadOnlyList<Func<Reading>> measures, int rounds)
    {
        foreach (var measure in measures)
        {
            measure();
        }

        var best = measures.Select(measure => measure()).ToArray();
        for (var round = 1; round < rounds; round++)
        {
            for (var i = 0; i < best.Length; i++)
            {
                best[i] = best[i].Best(measures[i]());
            }
        }

        return best;
    }
}
