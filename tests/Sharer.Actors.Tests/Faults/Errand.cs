using Sharer.Instruments;

namespace Sharer.Faults;

internal enum Way
{
    Ask,
    Use,
}

/// <summary>How a call ends if no fault hits it.</summary>
internal enum Manner
{
    Return,
    Throw,
    Break,
}

/// <summary>One call: what its caller asked for and was told, and what it did on the resource.</summary>
internal sealed class Errand(int number, Way way, Manner manner, TimeSpan madeAfter)
{
    private int _runs;
    private int _answers;
    private int _commits;

    public int Number { get; } = number;

    public Way Way { get; } = way;

    public Manner Manner { get; } = manner;

    /// <summary>It was made no earlier than this.</summary>
    public TimeSpan MadeAfter { get; } = madeAfter;

    /// <summary>And no later than this.</summary>
    public TimeSpan MadeBefore { get; set; }

    /// <summary>How many instances there had been when it had been made.</summary>
    public int InstancesBefore { get; set; }

    public TimeSpan? CanceledAt { get; set; }

    public TimeSpan ToldAt { get; private set; }

    public bool ToldWhenStopping { get; private set; }

    public Ended? End { get; private set; }

    public Exception? Thrown { get; set; }

    public int Runs => Volatile.Read(ref _runs);

    public int Answers => Volatile.Read(ref _answers);

    /// <summary>How often what it did was committed, where calls are grouped.</summary>
    public int Commits => Volatile.Read(ref _commits);

    public void Begin() => Interlocked.Increment(ref _runs);

    public void Commit() => Interlocked.Increment(ref _commits);

    public void Answer(Ended end, TimeSpan at, bool stopping)
    {
        Interlocked.Increment(ref _answers);
        (End, ToldAt, ToldWhenStopping) = (end, at, stopping);
    }

    public override string ToString() =>
        $"call {Number} ({Way}, {Manner}) made at {MadeAfter.TotalMilliseconds:0}..{MadeBefore.TotalMilliseconds:0} ms"
        + (CanceledAt is { } canceled ? $", cancelled at {canceled.TotalMilliseconds:0} ms" : "")
        + $", ran {Runs} times, committed {Commits} times, threw {Thrown?.GetType().Name ?? "nothing"}, told at {ToldAt.TotalMilliseconds:0} ms: {End?.How} {End?.Outcome} {End?.Failure?.Message}";
}
