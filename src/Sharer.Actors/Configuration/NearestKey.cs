namespace Sharer.Configuration;

/// <summary>Finds the known key that somebody meant.</summary>
internal static class NearestKey
{
    /// <summary>The known key that takes the fewest edits; null when none is near. A path also counts by its last element.</summary>
    internal static string? To(string key, IEnumerable<string> known)
    {
        var (nearest, distance) = known
            .Select(candidate => (Key: candidate, Distance: Math.Min(Edits(key, candidate), Edits(key, LastElement(candidate)))))
            .OrderBy(static pair => pair.Distance)
            .FirstOrDefault();
        return nearest is not null && distance <= Math.Clamp(key.Length / 4, 1, 2) ? nearest : null;
    }

    private static string LastElement(string path) => path[(path.LastIndexOf('.') + 1)..];

    // Letters put in, left out, replaced, or swapped with their neighbour; those that differ in case alone are the same.
    private static int Edits(string from, string to)
    {
        var edits = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }

                var least = edits[i - 1, j - 1] + (Same(from[i - 1], to[j - 1]) ? 0 : 1);
                least = Math.Min(least, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                    least = Math.Min(least, edits[i - 2, j - 2] + 1);
                edits[i, j] = least;
            }
        }

        return edits[from.Length, to.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
