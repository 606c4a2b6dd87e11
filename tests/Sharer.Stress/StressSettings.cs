using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sharer.Stress;

/// <summary>How long, from which seed, with how many callers.</summary>
internal sealed record StressSettings(TimeSpan Time, int Seed, int Callers)
{
    public static bool TryRead(string[] args, [NotNullWhen(true)] out StressSettings? settings, [NotNullWhen(false)] out string? fault)
    {
        (settings, fault) = (null, null);
        var (minutes, seed, callers) = (1.0, Random.Shared.Next(), 64);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var understood = args[i] switch
            {
                "--minutes" => double.TryParse(value, CultureInfo.InvariantCulture, out minutes) && minutes is > 0 and <= 1440,
                "--seed" => int.TryParse(value, CultureInfo.InvariantCulture, out seed),
                "--callers" => int.TryParse(value, CultureInfo.InvariantCulture, out callers) && callers is > 0 and <= 10_000,
                _ => false,
            };
            if (!understood)
            {
                fault = $"'{args[i]} {value}' is not understood: --minutes takes a number up to 1440, --seed a whole number, --callers 1 to 10000.";
                return false;
            }
        }
        settings = new StressSettings(TimeSpan.FromMinutes(minutes), seed, callers);
        return true;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"--minutes {Time.TotalMinutes:0.###} --seed {Seed} --callers {Callers}");
}
