using System.Diagnostics.CodeAnalysis;

namespace Sharer.Configuration;

/// <summary>What a <c>restart</c> section says; null where it says nothing, or nothing valid.</summary>
internal sealed record RestartValues
{
    internal const string Key = "restart";
    internal const string MinBackoffKey = "min-backoff";
    internal const string MaxBackoffKey = "max-backoff";

    internal TimeSpan? MinBackoff { get; init; }

    internal TimeSpan? MaxBackoff { get; init; }

    internal double? Factor { get; init; }

    internal double? Jitter { get; init; }

    internal WhileDown? WhileDown { get; init; }

    internal bool SetsBackoff => MinBackoff is not null || MaxBackoff is not null;

    internal static RestartValues Read(HoconSection section) => new()
    {
        MinBackoff = section.Duration(MinBackoffKey, OptionRules.Pause),
        MaxBackoff = section.Duration(MaxBackoffKey, OptionRules.Pause),
        Factor = section.Number("factor", OptionRules.Factor),
        Jitter = section.Number("jitter", OptionRules.Jitter),
        WhileDown = section.Word<WhileDown>("while-down"),
    };

    /// <summary>A new object with these values over those of another: code may have given one object to two resources.</summary>
    [return: NotNullIfNotNull(nameof(below))]
    internal RestartOptions? Over(RestartOptions? below) => below is null ? null : new()
    {
        MinBackoff = MinBackoff ?? below.MinBackoff,
        MaxBackoff = MaxBackoff ?? below.MaxBackoff,
        Factor = Factor ?? below.Factor,
        Jitter = Jitter ?? below.Jitter,
        WhileDown = WhileDown ?? below.WhileDown,
    };
}
