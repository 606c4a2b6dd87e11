using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sharer.Stress;

/// <summary>How long or how many rounds, from which seed, with how many callers; or, where that is offered, only once and telling everything.</summary>
internal sealed record StressSettings(TimeSpan Time, int? Rounds, int Seed, int Callers, bool Once)
{
    public static bool TryRead(string[] args, [NotNullWhen(true)] out StressSettings? settings, [NotNullWhen(false)] out string? fault)
    {
        (settings, fault) = (null, null);
        var (minutes, rounds, seed, callers) = (1.0, 0, Random.Shared.Next(), 64);
        var once = args.Contains("--once");
        args = [.. args.Where(static arg => arg != "--once")];
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var understood = args[i] switch
            {
                "--minutes" => double.TryParse(value, CultureInfo.InvariantCulture, out minutes) && minutes is > 0 and <= 1440,
                "--rounds" => int.TryParse(value, CultureInfo.InvariantCulture, out rounds) && rounds > 0,
                "--seed" => int.TryParse(value, CultureInfo.InvariantCulture, out seed),
                "--callers" => int.TryParse(value, CultureInfo.InvariantCulture, out callers) && callers is > 0 and <= 10_000,
                _ => false,
            };
            if (!understood)
            {
                fault = $"'{args[i]} {value}' is not understood: --minutes takes a number up to 1440, --rounds a positive number, --seed a whole number, --callers 1 to 10000.";
                return false;
            }
        }
        settings = new StressSettings(TimeSpan.FromMinutes(minutes), rounds > 0 ? rounds : null, seed, callers, once);
        return true;
    }

    /// <summary>Whether a test that counts rounds goes on: to the number that was asked for, or until the time is over.</summary>
    public bool GoesOn(int round, Stopwatch clock) => Rounds is { } rounds ? round < rounds : clock.Elapsed < Time;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Rounds is { } rounds ? $"--rounds {rounds}" : $"--minutes {Time.TotalMinutes:0.###}")} --seed {Seed} --callers {Callers}");
}
