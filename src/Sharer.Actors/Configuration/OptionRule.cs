namespace Sharer.Configuration;

/// <summary>Which values an option takes, wherever they come from.</summary>
/// <param name="Range">The values in words, as they stand in a fault: "0 or more".</param>
/// <param name="Accepts">Whether a value is one of them.</param>
internal sealed record OptionRule<TValue>(string Range, Func<TValue, bool> Accepts);
