namespace Sharer.Simulation;

/// <summary>Goes through all histories of a scenario, each once: depth first, without a state, by replaying the beginning of the one before.</summary>
/// <remarks>
/// Bounded as CHESS does it: a fiber that could go on is preempted at most so often, and time passes at most so often while somebody
/// could go on. Whoever goes on after a fiber has ended or waits costs nothing.
/// </remarks>
internal sealed class Enumeration(int preemptions, int passings) : IStrategy
{
    private readonly List<Branch> _path = [];
    private int _depth;
    private int _preempted;
    private int _passed;

    private record struct Branch(int Taken, int Options, bool CanStay, bool HasTime, bool MayPreempt, bool MayPass);

    /// <summary>Begins the next history; <see langword="false"/> when there is none.</summary>
    public bool MoveNext()
    {
        if (_depth < 0)
            return false;
        (_depth, _preempted, _passed) = (0, 0, 0);
        return true;
    }

    /// <summary>Called when a history has ended: turns where it last could have gone another way.</summary>
    public void Turn()
    {
        while (_path.Count > 0)
        {
            var last = _path[^1];
            var next = last.Taken + 1;
            while (next < last.Options && !IsAllowed(last, next))
                next++;
            if (next < last.Options)
            {
                _path[^1] = last with { Taken = next };
                return;
            }

            _path.RemoveAt(_path.Count - 1);
        }

        _depth = -1;
    }

    public int Choose(in Situation situation)
    {
        if (_depth == _path.Count)
            _path.Add(new Branch(0, situation.Options, situation.CanStay, situation.TimeMayPass, _preempted < preemptions, _passed < passings));
        var branch = _path[_depth++];
        if (branch.Options != situation.Options)
            throw new InvalidOperationException($"The same choices led elsewhere: {situation.Options} options at choice {_depth}, and {branch.Options} before.");
        if (IsTime(branch, branch.Taken))
            _passed++;
        else if (branch.CanStay && branch.Taken > 0)
            _preempted++;
        return branch.Taken;
    }

    public override string ToString() => $"enumeration, {preemptions} preemptions, {passings} passings of time";

    private static bool IsTime(in Branch branch, int option) => branch.HasTime && option == branch.Options - 1;

    private static bool IsAllowed(in Branch branch, int option) =>
        IsTime(branch, option) ? branch.MayPass : !branch.CanStay || option == 0 || branch.MayPreempt;
}
