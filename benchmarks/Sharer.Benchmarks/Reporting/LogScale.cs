namespace Sharer.Benchmarks.Reporting;

/// <summary>Values on a logarithmic axis, from pixel to pixel.</summary>
internal readonly record struct LogScale(double First, double Last, double From, double To)
{
    /// <summary>From the 1, 2 or 5 below the least value to the one above the greatest.</summary>
    public static LogScale Around(IEnumerable<double> values, double from, double to)
    {
        var (least, greatest) = (double.MaxValue, 0.0);
        foreach (var value in values)
        {
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        }

        var steps = Steps(least / 10, greatest * 10).ToArray();
        return new LogScale(steps.Last(step => step <= least), steps.First(step => step >= greatest), from, to);
    }

    /// <summary>The round values that the axis names.</summary>
    public IEnumerable<double> Ticks => Steps(First, Last);

    public double At(double value) => From + ((To - From) * Math.Log(value / First) / Math.Log(Last / First));

    private static IEnumerable<double> Steps(double first, double last)
    {
        for (var power = Math.Pow(10, Math.Floor(Math.Log10(first))); power <= last; power *= 10)
        {
            foreach (var step in (double[])[power, 2 * power, 5 * power])
            {
                // A hair of room, since powers of ten below one are not exact.
                if (step >= first * 0.999 && step <= last * 1.001)
                {
                    yield return step;
                }
            }
        }
    }
}
