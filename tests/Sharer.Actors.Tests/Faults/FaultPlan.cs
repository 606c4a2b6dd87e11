namespace Sharer.Faults;

/// <summary>Counts the steps, and says at which of them something goes wrong.</summary>
internal sealed class FaultPlan(IReadOnlyList<Fault> faults)
{
    private readonly int[] _steps = new int[Enum.GetValues<Work>().Length];
    private int _fired;

    /// <summary>How many of the faults came about.</summary>
    public int Fired => Volatile.Read(ref _fired);

    /// <summary>How many steps that work has taken.</summary>
    public int StepsOf(Work work) => Volatile.Read(ref _steps[(int)work]);

    public FaultKind? Next(Work work)
    {
        var step = Interlocked.Increment(ref _steps[(int)work]);
        foreach (var fault in faults)
        {
            if (fault.Work != work || fault.Step != step)
                continue;
            Interlocked.Increment(ref _fired);
            return fault.Kind;
        }
        return null;
    }

    public override string ToString() => string.Join(" and ", faults);
}
