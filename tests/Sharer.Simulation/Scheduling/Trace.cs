using System.Globalization;
using System.Text;

namespace Sharer.Simulation;

/// <summary>What happened in one history, step by step: who did what, where, and when by the history's own time.</summary>
internal sealed class Trace
{
    private readonly List<Step> _steps = [];
    private readonly List<int> _choices = [];

    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>The options taken, of those decisions that had more than one: what replays the history.</summary>
    public IReadOnlyList<int> Choices => _choices;

    /// <summary>How often another fiber went on than the one that ran.</summary>
    public int Switches { get; set; }

    public void Add(Fiber fiber, TimeSpan time, in Point at, object? note = null) => _steps.Add(new Step(fiber.Number, time, at, note));

    public void AddChoice(int option) => _choices.Add(option);

    /// <summary>A number by which two schedules are told apart.</summary>
    public long Fingerprint()
    {
        var fingerprint = 17L;
        foreach (var step in _steps)
            fingerprint = unchecked((fingerprint * 31) + HashCode(step));
        return fingerprint;

        static int HashCode(in Step step) => unchecked((step.Fiber * 397) ^ (step.At.Line * 31) ^ step.At.Operation.Length);
    }

    public string Show(IReadOnlyList<Fiber> fibers, int last = int.MaxValue)
    {
        var text = new StringBuilder();
        var skipped = Math.Max(0, _steps.Count - last);
        if (skipped > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"({skipped} steps before)");
        for (var i = skipped; i < _steps.Count; i++)
        {
            var step = _steps[i];
            var what = step.Note is null ? step.At.ToString() : $"** {step.Note}";
            text.AppendLine(CultureInfo.InvariantCulture, $"{i,5} {step.Time.TotalMilliseconds,7:0} ms  {fibers[step.Fiber],-34} {what}");
        }
        return text.ToString();
    }
}

/// <summary>One step of a history. A note is something that the scenario or its resource wants remembered.</summary>
internal readonly record struct Step(int Fiber, TimeSpan Time, Point At, object? Note);
