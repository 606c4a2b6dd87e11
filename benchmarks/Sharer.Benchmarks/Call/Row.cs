using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Call;

/// <summary>A row of the suite: how it is measured with N callers, and the best readings by number of callers.</summary>
internal sealed class Row(string name, Role role, Func<int, Reading> measure)
{
    private readonly Dictionary<int, Reading> _best = [];

    public string Name { get; } = name;

    public Role Role { get; } = role;

    public Func<int, Reading> Measure { get; } = measure;

    public Reading this[int callers]
    {
        get => _best[callers];
        set => _best[callers] = value;
    }

    public double Nanoseconds(int callers) => _best[callers].NanosecondsPerCall;

    /// <summary>The most that any number of callers cost; null where the memory is another process's.</summary>
    public double? BytesPerCall => _best.Values.Max(reading => reading.BytesPerCall);
}
