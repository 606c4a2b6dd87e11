using Sharer.Instruments;

namespace Sharer.Faults;

/// <summary>What a run must have been like, whatever was planned against it.</summary>
internal sealed class Judge(FaultSettings settings, bool exact, IReadOnlyList<Errand> errands, Diary diary, SharedSnapshot snapshot)
{
    public IEnumerable<string> Complaints() =>
        [.. errands.SelectMany(Of).Concat(OfTheOrder()).Concat(OfTheInstances()).Concat(OfTheSnapshot())];

    private IEnumerable<string> Of(Errand errand)
    {
        if (errand.Answers != 1 || errand.End is not { } end)
            return [$"Answered {errand.Answers} times: {errand}"];
        var fits = end switch
        {
            { How: Ending.Result } => errand is { Runs: 1, Thrown: null, Manner: Manner.Return },
            // Whoever is interrupted is told so; a call that is hit by an interrupt which was meant for another would come as this.
            { How: Ending.ResourceFailure } => errand.Runs == 1 && ReferenceEquals(end.Failure, errand.Thrown) && end.Failure is FailedException or BrokenException,
            { How: Ending.Rejected } => false,
            { Outcome: CallOutcome.NotStarted } => errand.Runs == 0,
            { Outcome: CallOutcome.Aborted } => errand.Runs == 1 && errand.Thrown is not null && ReferenceEquals(end.Failure!.InnerException, errand.Thrown) && settings.CanInterrupt(errand.Way),
            _ => errand.Runs == 1,
        };
        var isReason = end.How switch
        {
            Ending.Canceled => errand.CanceledAt is not null,
            Ending.TimedOut => errand.ToldAt - errand.MadeAfter >= FaultSettings.Limit,
            Ending.Stopped => errand.ToldWhenStopping,
            Ending.Unavailable => settings.WhileDown == WhileDown.Reject && end.NeverRan && end.Failure!.InnerException is FailedException or BrokenException or TimeoutException,
            _ => true,
        };
        var waited = errand.ToldAt - errand.MadeBefore;
        var isInTime = !exact || waited <= (end.NeverRan ? FaultSettings.Limit + FaultSettings.Kept : settings.LongestWait(errand.Way));
        return [
            .. fits ? [] : new[] { $"The outcome does not fit: {errand}" },
            .. isReason ? [] : new[] { $"There was no reason for the outcome: {errand}" },
            .. isInTime ? [] : new[] { $"It waited {waited.TotalMilliseconds} ms: {errand}" },
        ];
    }

    private IEnumerable<string> OfTheOrder()
    {
        if (diary.Overlap is { } overlap)
            yield return $"Overlap: {overlap}";
        if (diary.Entries.Count == 0 || diary.Entries[0].Work != Work.Create)
            yield return "It did not begin with Create.";
        for (var i = 0; i < diary.Entries.Count; i++)
        {
            var entry = diary.Entries[i];
            var next = i + 1 < diary.Entries.Count ? diary.Entries[i + 1] : null;
            if (entry.EndedAt is null)
                yield return $"It never ended: {entry}";
            else if (!MayFollow(entry, next?.Work))
                yield return $"{next?.ToString() ?? "The end"} must not follow {entry}";
            if (settings.WhileDown == WhileDown.Reject && entry.Errand is { InstancesBefore: > 0 } errand && entry.Instance > errand.InstancesBefore)
                yield return $"It waited while the resource was down, and was to be refused: {errand}";
        }
    }

    /// <summary>What the options say happens after this.</summary>
    private static bool MayFollow(Diary.Entry entry, Work? next) => (entry.Work, entry.Thrown) switch
    {
        (Work.Create, null) => next is Work.Call or Work.Probe or Work.Dispose,
        (Work.Create, _) or (Work.Dispose, _) => next is Work.Create or null,
        (Work.Call, BrokenException) => next == Work.Dispose,
        (Work.Call, not null) => next == Work.Reset,
        (_, null) => next is Work.Call or Work.Probe or Work.Dispose,
        _ => next == Work.Dispose,
    };

    private IEnumerable<string> OfTheInstances()
    {
        for (var instance = 1; instance <= diary.Instances; instance++)
        {
            var uses = diary.Entries.Where(entry => entry.Instance == instance).ToArray();
            if (uses.Count(static use => use.Work == Work.Dispose) != 1 || uses[^1].Work != Work.Dispose)
                yield return $"Instance {instance} was not disposed once and last.";
        }
    }

    private IEnumerable<string> OfTheSnapshot()
    {
        int Count(params Ending[] endings) => errands.Count(errand => errand.End is { } end && endings.Contains(end.How));
        var agrees = (snapshot.Calls, snapshot.Failed, snapshot.Canceled, snapshot.TimedOut, snapshot.Rejected, snapshot.Restarts)
            == (errands.Count, Count(Ending.ResourceFailure, Ending.Unavailable, Ending.Stopped), Count(Ending.Canceled), Count(Ending.TimedOut), 0, Math.Max(0, diary.Instances - 1))
            && snapshot is { State: ResourceState.Stopped, QueueLength: 0, AwaitingAdmission: 0, RunningMethod: null };
        if (!agrees)
            yield return $"The snapshot does not agree: {snapshot}";
    }
}
