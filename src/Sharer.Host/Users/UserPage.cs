using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Sharer.Host.Users;

/// <summary>Which users <c>GET /users</c> is asked for.</summary>
internal readonly record struct UserPage(string Pattern, int Limit, long After)
{
    public const int MaxLimit = 1000;
    public const int MaxPattern = 200;
    public const int DefaultLimit = 100;

    /// <summary>Reads the query string.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="faults">Every parameter that is unknown, repeated, malformed or breaks a limit.</param>
    /// <param name="areLimits">Whether all of them could be read and only break a limit.</param>
    public static UserPage Read(IQueryCollection query, out Dictionary<string, string[]> faults, out bool areLimits)
    {
        var page = new UserPage("%", DefaultLimit, 0);
        faults = [];
        areLimits = true;
        foreach (var (key, values) in query)
        {
            var fault = values is [{ } value] ? page.Take(key, value, out page) : "must be there once";
            if (fault is not null)
            {
                faults[key] = [fault];
                areLimits &= BreaksLimit(key, values);
            }
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
            case "after" when TryRead(value, out var after) && after >= 0:
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

    private static bool BreaksLimit(string key, StringValues values) =>
        values is [{ } value] && (key == "name" || (key is "limit" or "after" && TryRead(value, out _)));

    private static bool TryRead(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
