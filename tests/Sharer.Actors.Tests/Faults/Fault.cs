namespace Sharer.Faults;

/// <summary>What is done with a resource. Each takes a number of steps, and at each step it can fail.</summary>
internal enum Work
{
    Create,
    Call,
    Reset,
    Probe,
    Dispose,

    // Only where calls are grouped into transactions.
    Begin,
    Commit,
    Rollback,
}

internal enum FaultKind
{
    Throw,

    /// <summary>Throws what means that the instance is broken.</summary>
    Break,

    /// <summary>Hangs until it is let go, once nobody waits for it any more; who interrupts it can.</summary>
    Hang,

    /// <summary>Hangs until the resource has been stopped, whatever is tried; only the token of an asynchronous factory ends it.</summary>
    HangOn,

    /// <summary>Takes some time, and then goes on.</summary>
    Slow,
}

/// <summary>One fault: at this step of this kind of work, counted over the whole run.</summary>
internal readonly record struct Fault(Work Work, int Step, FaultKind Kind)
{
    public static IEnumerable<Work> WorksFor(Grouping grouping) =>
        Enum.GetValues<Work>().Where(work => grouping != Grouping.None || !work.IsOfTransactions());

    public static IEnumerable<FaultKind> KindsFor(Work work) =>
        Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Break || work is Work.Call or Work.Begin or Work.Commit);

    // What the workload cannot do without, two steps each: so that a run that ends early is not taken for a run that went well.
    public static int FewestSteps(Work work, Grouping grouping) => work switch
    {
        // Undone by itself, a call leaves no transaction that would have to be rolled back.
        Work.Rollback => grouping == Grouping.Savepoints ? 0 : 2 * 2,
        Work.Begin or Work.Commit => 2 * 8,
        Work.Reset when grouping == Grouping.Savepoints => 0,
        Work.Create => 2 * 2,
        Work.Call => 2 * 14,
        Work.Reset => 2 * 2,
        Work.Probe => 2,
        _ => 2 * 2,
    };

    public override string ToString() => $"{Kind} at step {Step} of {Work}";
}

internal static class Works
{
    public static bool IsOfTransactions(this Work work) => work is Work.Begin or Work.Commit or Work.Rollback;
}
