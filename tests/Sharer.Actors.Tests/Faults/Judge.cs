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
        var fits = settings.Grouping != Grouping.None ? FitsGrouped(errand, end) : end switch
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

    /// <summary>Where calls are grouped one may run twice, and never three times; and what is committed is what succeeded, or nobody knows.</summary>
    private bool FitsGrouped(Errand errand, Ended end) => end switch
    {
        { How: Ending.Result } => errand is { Runs: 1 or 2, Thrown: null, Manner: Manner.Return, Commits: 1 },
        { Failure: BatchCommitException failure } =>
            errand is { Runs: 1 or 2, Thrown: null, Commits: <= 1 } && diary.Entries.Any(entry => entry.Work == Work.Commit && ReferenceEquals(entry.Thrown, failure.InnerException)),
        { How: Ending.ResourceFailure } => errand is { Runs: <= 2, Commits: 0 } && IsOwn(errand, end.Failure!),
        { How: Ending.Rejected } => false,
        { Outcome: CallOutcome.NotStarted } => errand is { Runs: 0, Commits: 0 },
        { Outcome: CallOutcome.Aborted } => errand is { Runs: <= 2, Commits: 0 } && IsOwn(errand, end.Failure!.InnerException!) && settings.CanInterrupt(errand.Way),
        _ => errand is { Runs: <= 2, Commits: <= 1 },
    };

    // What Begin throws counts as the exception of the call before which it ran.
    private bool IsOwn(Errand errand, Exception failure) =>
        (ReferenceEquals(failure, errand.Thrown) && errand.Runs > 0) || diary.Entries.Any(entry => entry.Work == Work.Begin && ReferenceEquals(entry.Thrown, failure));

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
            else if (!(settings.Grouping == Grouping.None ? MayFollow(entry, next?.Work) : MayFollowGrouped(i, next?.Work)))
                yield return $"{next?.ToString() ?? "The end"} must not follow {entry}";
            // What was undone waits for the next instance, whatever becomes of those that have not run.
            if (settings.WhileDown == WhileDown.Reject && entry.Errand is { InstancesBefore: > 0, Runs: < 2 } errand && entry.Instance > errand.InstancesBefore)
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

    /// <summary>The same where calls are grouped.</summary>
    private bool MayFollowGrouped(int at, Work? next)
    {
        var entry = diary.Entries[at];
        var failed = entry.Work == Work.Rollback && diary.Entries[at - 1] is { Work: Work.Commit, Thrown: not null } commit ? commit : null;
        // What is open when the resource goes is committed on the way; if that fails nobody comes for whom it would have to be reset.
        var isLast = at + 2 == diary.Entries.Count;
        return (entry.Work, entry.Thrown) switch
        {
            (Work.Create, not null) or (Work.Dispose, _) => next is Work.Create or null,
            (Work.Begin or Work.Call, BrokenException) => next == Work.Dispose,
            (Work.Begin, null) => next == Work.Call,
            (Work.Begin, _) => next == (entry.LeftOpen ? Work.Rollback : Work.Reset),
            // Alone in its transaction, in its second run, a call has no savepoint.
            (Work.Call, not null) when settings.Grouping == Grouping.Whole || IsSecondRun(at) => next == Work.Rollback,
            (Work.Call, _) => next is Work.Call or Work.Commit,
            (Work.Commit, not null) => next == Work.Rollback,
            (Work.Rollback, not null) when entry.LeftOpen => next == Work.Dispose,
            (Work.Rollback, _) when failed?.Thrown is BrokenException => next == Work.Dispose,
            (Work.Rollback, _) => next == Work.Reset || (next == Work.Dispose && isLast && failed is not null),
            (_, null) => next is Work.Begin or Work.Probe or Work.Dispose,
            _ => next == Work.Dispose,
        };
    }

    private bool IsSecondRun(int at) =>
        diary.Entries[at].Errand is { Runs: 2 } errand && diary.Entries.Take(at).Any(entry => ReferenceEquals(entry.Errand, errand));

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
