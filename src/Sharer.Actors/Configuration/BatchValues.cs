namespace Sharer.Configuration;

/// <summary>What a <c>batch</c> section says; null where it says nothing, or nothing valid.</summary>
internal sealed record BatchValues
{
    internal const string Key = "batch";

    internal int? MaxSize { get; init; }

    internal TimeSpan? MaxDelay { get; init; }

    internal static BatchValues Read(HoconSection section) => new()
    {
        MaxSize = section.Integer("max-size", OptionRules.BatchSize),
        MaxDelay = section.Duration("max-delay", OptionRules.Wait),
    };
}
