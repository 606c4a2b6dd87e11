namespace Sharer.Simulation.Faults;

/// <summary>Any order of whoever can go on; but time passes only when nobody can, so that what is late is the library's fault.</summary>
internal sealed class Punctual(IStrategy strategy) : IStrategy
{
    public int Choose(in Situation situation) =>
        situation.Ready.Count == 0 ? 0 : strategy.Choose(situation with { TimeMayPass = false });

    public override string ToString() => $"{strategy}, punctual";
}
