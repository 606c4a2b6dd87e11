namespace Sharer.Resource;

/// <summary>The pauses between attempts to make a resource, as <see cref="RestartOptions"/> says.</summary>
internal sealed class Backoff
{
    private readonly double _min;
    private readonly double _max;
    private readonly double _factor;
    private readonly double _jitter;

    internal Backoff(RestartOptions options)
    {
        _min = options.MinBackoff.TotalMilliseconds;
        _max = options.MaxBackoff.TotalMilliseconds;
        _factor = options.Factor;
        _jitter = options.Jitter;
    }

    /// <summary>The pause after so many failed attempts in a row.</summary>
    internal TimeSpan After(int failures)
    {
        var pause = Math.Min(_max, _min * Math.Pow(_factor, failures - 1));
        return TimeSpan.FromMilliseconds(pause * (1 + _jitter * (2 * Random.Shared.NextDouble() - 1)));
    }
}
