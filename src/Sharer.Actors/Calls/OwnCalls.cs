namespace Sharer.Calls;

/// <summary>The calls of one type that one thread keeps for itself.</summary>
/// <remarks>
/// Each type has a number, and each thread an array by that number: a thread's own data of a generic class costs several times as much to
/// come by, twice a call.
/// </remarks>
internal struct OwnCalls
{
    internal Call? First;
    internal int Count;

    [ThreadStatic]
    private static OwnCalls[]? t_lists;

    private static int s_numbers;

    internal static int NextNumber() => Interlocked.Increment(ref s_numbers) - 1;

    internal static ref OwnCalls Of(int number)
    {
        var lists = t_lists;
        if (lists is null || number >= lists.Length)
        {
            Array.Resize(ref t_lists, Math.Max(number + 1, 2 * (lists?.Length ?? 4)));
            lists = t_lists!;
        }

        return ref lists[number];
    }
}
