namespace Sharer.Faults;

/// <summary>Every two faults under all settings, by number. Two numbers next to each other have little in common, so any part of them is a fair one.</summary>
internal sealed class FaultPairs
{
    // Prime, and larger than what it is to mix.
    private const long Stride = 2_147_483_647;

    // What a first fault adds: another attempt, another instance.
    private const int MoreSteps = 6;
    private readonly FaultSettings[] _settings;
    private readonly Fault[] _faults;

    /// <param name="dispatchers">Where.</param>
    /// <param name="steps">How many steps each kind of work takes under these settings when nothing goes wrong.</param>
    public FaultPairs(IEnumerable<string> dispatchers, Func<FaultSettings, FaultPlan> steps)
    {
        _settings = [.. from dispatcher in dispatchers
                        from interrupts in new[] { true, false }
                        from whileDown in Enum.GetValues<WhileDown>()
                        from asynchronous in new[] { true, false }
                        from grouping in Enum.GetValues<Grouping>()
                        select new FaultSettings(dispatcher, interrupts, whileDown, asynchronous, grouping)];
        FaultPlan[] clean = [.. _settings.Select(steps)];
        _faults = [.. from work in Enum.GetValues<Work>()
                      from kind in Fault.KindsFor(work)
                      from step in Enumerable.Range(1, clean.Max(plan => plan.StepsOf(work)) + MoreSteps)
                      select new Fault(work, step, kind)];
    }

    public long Count => (long)_settings.Length * _faults.Length * _faults.Length;

    /// <returns><see langword="false"/> for a pair that another number has the other way round, or that is none.</returns>
    public bool TryGet(long number, out FaultSettings settings, out Fault[] pair)
    {
        var mixed = (long)((Int128)number * Stride % Count);
        settings = _settings[mixed % _settings.Length];
        var (one, other) = (mixed / _settings.Length / _faults.Length, mixed / _settings.Length % _faults.Length);
        pair = [_faults[one], _faults[other]];
        var areThere = settings.Grouping != Grouping.None || !pair.Any(static fault => fault.Work.IsOfTransactions());
        return areThere && one < other && (pair[0].Work, pair[0].Step) != (pair[1].Work, pair[1].Step);
    }
}
