using System.ComponentModel.DataAnnotations;

namespace Sharer.Host.Users;

/// <summary>A user to be added.</summary>
/// <param name="Name">1 to 200 characters (Unicode code points), not blank, without U+0000.</param>
/// <param name="Age">0 to 150, in years.</param>
/// <param name="Gender">1 to 32 characters (Unicode code points) of free text, not blank, without U+0000.</param>
public sealed record NewUser(
    [property: MinLength(1), MaxLength(NewUser.MaxName)] string Name,
    [property: Range(0, NewUser.MaxAge)] int Age,
    [property: MinLength(1), MaxLength(NewUser.MaxGender)] string Gender)
{
    internal const int MaxName = 200;
    internal const int MaxAge = 150;
    internal const int MaxGender = 32;

    /// <summary>The members whose limits are broken, each with what it takes; null when all is well.</summary>
    internal Dictionary<string, string[]>? FindFaults()
    {
        Dictionary<string, string[]>? faults = null;
        Check("name", TextFault(Name, MaxName));
        Check("age", Age is < 0 or > MaxAge ? $"must be from 0 to {MaxAge}" : null);
        Check("gender", TextFault(Gender, MaxGender));
        return faults;

        void Check(string member, string? fault)
        {
            if (fault is not null)
                (faults ??= [])[member] = [fault];
        }
    }

    private static string? TextFault(string text, int max)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "must not be blank";
        // No code point takes less than one char.
        if (text.Length > max && text.EnumerateRunes().Count() > max)
            return $"must have at most {max} characters";
        // SQLite takes it as the end of the text in LIKE and length().
        return text.Contains('\0') ? "must not contain U+0000" : null;
    }
}
