namespace Sharer.Simulation;

/// <summary>Always takes the fiber of the highest priority. Priorities are chance, and at a few steps, chance as well, whoever runs gets the lowest.</summary>
/// <remarks>
/// Probabilistic concurrency testing: a bug that takes d orderings is found with a probability that does not shrink with the number of
/// interleavings, where an even walk would find it hardly ever.
/// </remarks>
internal sealed class PriorityWalk : IStrategy
{
    private readonly System.Random _random;
    private readonly Dictionary<int, double> _priorities = [];
    private readonly HashSet<int> _changes = [];
    private readonly HashSet<int> _passings = [];
    private double _lowest;

    /// <param name="seed">The chance.</param>
    /// <param name="length">About how many steps the history has: changes fall within so many.</param>
    public PriorityWalk(int seed, int length = 600)
    {
        _random = new System.Random(seed);
        for (var changes = _random.Next(1, 6); changes > 0; changes--)
            _changes.Add(_random.Next(length));
        for (var passings = _random.Next(0, 6); passings > 0; passings--)
            _passings.Add(_random.Next(length));
    }

    public int Choose(in Situation situation)
    {
        if (situation.TimeMayPass && (situation.Ready.Count == 0 || _passings.Remove(situation.Step)))
            return situation.Ready.Count;
        if (situation.CanStay && _changes.Remove(situation.Step))
            _priorities[situation.Ready[0].Number] = --_lowest;
        var best = 0;
        for (var i = 1; i < situation.Ready.Count; i++)
        {
            if (PriorityOf(situation.Ready[i]) > PriorityOf(situation.Ready[best]))
                best = i;
        }
        return best;
    }

    public override string ToString() => $"priority walk, {_changes.Count} changes left";

    private double PriorityOf(Fiber fiber)
    {
        if (!_priorities.TryGetValue(fiber.Number, out var priority))
            _priorities[fiber.Number] = priority = _random.NextDouble();
        return priority;
    }
}
