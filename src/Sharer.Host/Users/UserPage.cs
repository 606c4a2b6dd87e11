using System.Globalization;

namespace Sharer.Host.Users;

/// <summary>Which users <c>GET /users</c> is asked for.</summary>
internal readonly record struct UserPage(string Pattern, int Limit, long After)
{
    public const int MaxLimit = 1000;
    public const int MaxPattern = 200;
    public const int DefaultLimit = 100;

    /// <summary>Reads the query string; <paramref name="faults"/> has every parameter that is unknown, repeated, malformed or out of range.</summary>
    public static UserPage Read(IQueryCollection query, out Dictionary<string, string[]> faults)
    {
        var page = new UserPage("%", DefaultLimit, 0);
        faults = [];
        foreach (var (key, values) in query)
        {
            var fault = values is [{ } value] ? page.Take(key, value, out page) : "must be there once";
            if (fault is not null)
                faults[key] = [fault];
        }

        return page;
    }

    private string? Take(string key, string value, out UserPage page)
    {
        page = this;
        switch (key)
        {
            case "name" when value.Length <= MaxPattern && !value.Contains('\0'):
                page = this with { Pattern = value };
                return null;
            case "limit" when TryRead(value, out var limit) && limit is >= 1 and <= MaxLimit:
                page = this with { Limit = (int)limit };
                return null;
            case "after" when TryRead(value, out var after):
                page = this with { After = after };
                return null;
            default:
                return key switch
                {
                    "name" => $"must have at most {MaxPattern} characters, none of them U+0000",
                    "limit" => $"must be a whole number from 1 to {MaxLimit}",
                    "after" => "must be a whole number from 0",
                    _ => "is not known here; the parameters are 'name', 'limit' and 'after'",
                };
        }
    }

    private static bool TryRead(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
