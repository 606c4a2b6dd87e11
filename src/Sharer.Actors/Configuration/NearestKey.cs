namespace Sharer.Configuration;

/// <summary>Finds the known key that somebody meant.</summary>
internal static class NearestKey
{
    /// <summary>The known key that takes the fewest edits; null when none is near. A path also counts by its last element.</summary>
    internal static string? To(string key, IEnumerable<string> known)
    {
        var (nearest, distance) = known
            .Select(candidate => (candidate, Math.Min(Edits(key, candidate), Edits(key, LastElement(candidate)))))
            .MinBy(static pair => pair.Item2);
        return nearest is not null && distance <= Math.Clamp(key.Length / 4, 1, 2) ? nearest : null;
    }

    private static string LastElement(string path) => path[(path.LastIndexOf('.') + 1)..];

    // Levenshtein's distance over one row; letters that differ in case alone are the same.
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(from[i]) == char.ToLowerInvariant(to[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
