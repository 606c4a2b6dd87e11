namespace Sharer.Simulation;

/// <summary>Takes the options that a history took before; after them, the first.</summary>
internal sealed class Replay(IReadOnlyList<int> choices) : IStrategy
{
    private int _next;

    public int Choose(in Situation situation) => _next < choices.Count ? choices[_next++] : 0;

    public override string ToString() => $"replay of {choices.Count} choices";
}
