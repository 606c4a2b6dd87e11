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

    /// <summary>The members whose limits are broken, each with what it takes; empty when all is well.</summary>
    internal Dictionary<string, string[]> FindFaults()
    {
        var faults = new Dictionary<string, string[]>();
        CheckText("name", Name, MaxName, faults);
        if (Age is < 0 or > MaxAge)
            faults["age"] = [$"must be from 0 to {MaxAge}"];
        CheckText("gender", Gender, MaxGender, faults);
        return faults;
    }

    private static void CheckText(string member, string text, int max, Dictionary<string, string[]> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
            faults[member] = ["must not be blank"];
        else if (text.EnumerateRunes().Count() > max)
            faults[member] = [$"must have at most {max} characters"];
        // SQLite takes it as the end of the text in LIKE and length().
        else if (text.Contains('\0'))
            faults[member] = ["must not contain U+0000"];
    }
}
