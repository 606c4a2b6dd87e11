using System.Globalization;

namespace Sharer.Benchmarks.Reporting;

/// <summary>A ratio that a suite is to reach, and what was measured.</summary>
internal sealed record Goal(string What, string Asked, string Measured, bool Reached)
{
    public static Goal AtMost(string what, double limit, double measured) =>
        new(what, $"≤ {Format(limit)}×", $"{Format(measured)}×", measured <= limit);

    public static Goal AtLeast(string what, double limit, double measured) =>
        new(what, $"≥ {Format(limit)}×", $"{Format(measured)}×", measured >= limit);

    public static string Format(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);
}
