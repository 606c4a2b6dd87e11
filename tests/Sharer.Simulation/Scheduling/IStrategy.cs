namespace Sharer.Simulation;

/// <summary>Decides who goes on.</summary>
internal interface IStrategy
{
    /// <summary>The number of the option that is taken.</summary>
    int Choose(in Situation situation);
}

/// <summary>What may happen next: one of the fibers goes on or, as the last option, time passes until the next timer is due.</summary>
/// <param name="Ready">The fibers that can go on. The one that runs is the first, if it can; the others stand in the order of their birth.</param>
/// <param name="CanStay">Whether the fiber that runs can go on; to take another one is to preempt it.</param>
/// <param name="TimeMayPass">Whether a timer is set.</param>
/// <param name="Step">How many steps have been taken.</param>
internal readonly record struct Situation(IReadOnlyList<Fiber> Ready, bool CanStay, bool TimeMayPass, int Step)
{
    public int Options => Ready.Count + (TimeMayPass ? 1 : 0);

    public bool IsTime(int option) => option == Ready.Count;
}
