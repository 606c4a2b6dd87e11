namespace Sharer.Faults;

/// <summary>What is done with a resource. Each takes a number of steps, and at each step it can fail.</summary>
internal enum Work
{
    Create,
    Call,
    Reset,
    Probe,
    Dispose,
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
    public static IEnumerable<FaultKind> KindsFor(Work work) =>
        Enum.GetValues<FaultKind>().Where(kind => kind != FaultKind.Break || work == Work.Call);

    // What the workload cannot do without, two steps each: so that a run that ends early is not taken for a run that went well.
    public static int FewestSteps(Work work) => work switch
    {
        Work.Create => 2 * 2,
        Work.Call => 2 * 14,
        Work.Reset => 2 * 2,
        Work.Probe => 2,
        _ => 2 * 2,
    };

    public override string ToString() => $"{Kind} at step {Step} of {Work}";
}
