namespace Sharer.Configuration;

/// <summary>The ranges of the options: HOCON and code are held to the same.</summary>
internal static class OptionRules
{
    // The runtime's timers take 49 days at the most; beyond that a limit is no limit, and "infinite" says so.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    internal static OptionRule<int> Capacity { get; } = new($"0 to {int.MaxValue}", static value => value >= 0);

    internal static OptionRule<int> BatchSize { get; } = new($"1 to {int.MaxValue}", static value => value >= 1);

    internal static OptionRule<TimeSpan> CallTimeout { get; } = new(
        "more than 0 and at most 24 days, or infinite",
        static value => value == Timeout.InfiniteTimeSpan || (value > TimeSpan.Zero && value <= Longest));

    internal static OptionRule<TimeSpan> Wait { get; } = new(
        "0 to 24 days",
        static value => value >= TimeSpan.Zero && value <= Longest);

    internal static OptionRule<TimeSpan> Pause { get; } = new(
        "more than 0 and at most 24 days",
        static value => value > TimeSpan.Zero && value <= Longest);

    internal static OptionRule<double> Factor { get; } = new(
        "1 or more",
        static value => value >= 1 && double.IsFinite(value));

    internal static OptionRule<double> Jitter { get; } = new("0 to 1", static value => value is >= 0 and <= 1);
}
