namespace Sharer.Faults;

/// <summary>How calls share transactions.</summary>
public enum Grouping
{
    None,

    /// <summary>What fails takes the whole transaction along.</summary>
    Whole,

    /// <summary>What fails is undone by itself.</summary>
    Savepoints,
}

/// <summary>Everything that decides a run.</summary>
internal sealed record FaultSettings(string Dispatcher, bool Interrupts, WhileDown WhileDown, bool Asynchronous, Grouping Grouping = Grouping.None)
{
    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(120);
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(80);
    public static readonly TimeSpan DrainTimeout = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan ProbeInterval = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan Backoff = TimeSpan.FromMilliseconds(10);

    /// <summary>How exactly a deadline is kept (C10).</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMilliseconds(50);

    public void Apply(ShareOptions<FaultyResource> options)
    {
        options.Dispatcher = Dispatcher;
        options.Interrupt = Interrupts ? static resource => resource.Interrupt() : null;
        options.Reset = static resource => resource.Reset();
        options.IsBroken = static e => e is BrokenException;
        options.Probe = static resource => resource.Probe();
        (options.CallTimeout, options.InterruptGrace, options.DrainTimeout) = (Limit, Grace, DrainTimeout);
        options.ProbeInterval = ProbeInterval;
        (options.Restart.MinBackoff, options.Restart.Jitter, options.Restart.WhileDown) = (Backoff, 0, WhileDown);
        options.Batch = Grouping == Grouping.None ? null : Hooks();
    }

    private BatchOptions<FaultyResource> Hooks()
    {
        var hooks = new BatchOptions<FaultyResource>
        {
            Begin = static resource => resource.Begin(),
            Commit = static resource => resource.Commit(),
            Rollback = static resource => resource.Rollback(),
            InTransaction = static resource => resource.InTransaction,
        };
        if (Grouping == Grouping.Savepoints)
        {
            hooks.Savepoint = static resource => resource.Mark();
            hooks.RollbackToSavepoint = static resource => resource.Undo();
        }
        return hooks;
    }

    /// <summary>How long the caller of a call may have to wait.</summary>
    public TimeSpan LongestWait(Way way) => Limit + (CanInterrupt(way) ? Grace : TimeSpan.Zero) + Kept;

    public bool CanInterrupt(Way way) => Interrupts || way == Way.Use;
}
