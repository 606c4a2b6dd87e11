namespace Sharer.Benchmarks.Peers;

/// <summary>A user to be added, with the limits that the service has.</summary>
internal sealed record NewUser(string Name, int Age, string Gender)
{
    /// <summary>The members whose limits are broken; null when all is well.</summary>
    public Dictionary<string, string[]>? FindFaults()
    {
        Dictionary<string, string[]>? faults = null;
        if (!IsText(Name, 200))
        {
            (faults ??= [])["name"] = ["must have 1 to 200 characters, none of them U+0000"];
        }

        if (Age is < 0 or > 150)
        {
            (faults ??= [])["age"] = ["must be from 0 to 150"];
        }

        if (!IsText(Gender, 32))
        {
            (faults ??= [])["gender"] = ["must have 1 to 32 characters, none of them U+0000"];
        }

        return faults;
    }

    private static bool IsText(string text, int max) =>
        !string.IsNullOrWhiteSpace(text) && (text.Length <= max || text.EnumerateRunes().Count() <= max) && !text.Contains('\0');
}
