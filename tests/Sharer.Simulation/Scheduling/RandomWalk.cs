namespace Sharer.Simulation;

/// <summary>Takes any option, by chance. How often it stays where it is, and how often time passes, is chance too, once a history.</summary>
internal sealed class RandomWalk : IStrategy
{
    private static readonly double[] Stays = [0, 0.5, 0.8, 0.95];
    private static readonly double[] TimePasses = [0, 0.003, 0.01, 0.05];

    private readonly System.Random _random;
    private readonly double _stays;
    private readonly double _timePasses;

    public RandomWalk(int seed)
    {
        _random = new System.Random(seed);
        _stays = Stays[_random.Next(Stays.Length)];
        _timePasses = TimePasses[_random.Next(TimePasses.Length)];
    }

    public int Choose(in Situation situation)
    {
        if (situation.TimeMayPass && (situation.Ready.Count == 0 || _random.NextDouble() < _timePasses))
            return situation.Ready.Count;
        return situation.CanStay && _random.NextDouble() < _stays ? 0 : _random.Next(situation.Ready.Count);
    }

    public override string ToString() => $"random walk, stays {_stays}, time {_timePasses}";
}
