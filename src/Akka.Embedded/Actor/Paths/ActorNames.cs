namespace Akka.Actor;

/// <summary>The names that the engine gives.</summary>
internal static class ActorNames
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    /// <summary>The number in 64 digits, least significant first, behind the prefix: 0 is <c>$a</c>.</summary>
    public static string FromNumber(string prefix, long number)
    {
        Span<char> text = stackalloc char[11];
        var length = 0;
        do
        {
            text[length++] = Digits[(int)(number & 63)];
            number >>= 6;
        }
        while (number != 0);
        return string.Concat(prefix, text[..length]);
    }
}
