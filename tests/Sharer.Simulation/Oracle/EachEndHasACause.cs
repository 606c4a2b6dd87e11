using Sharer.Instruments;
using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>C4, C8 to C11: nobody is cancelled, timed out, rejected, stopped or refused without a reason; so nothing that waits is lost.</summary>
internal static class EachEndHasACause
{
    public static IEnumerable<string> Check(World world)
    {
        if (world.Terms is null)
            yield break;
        foreach (var call in world.History.Calls)
        {
            if (call.End is { } end && Fault(world, world.Terms, call, end) is { } fault)
                yield return $"{call} ended as {end.How}, {end.Outcome}, but {fault}";
        }
    }

    private static string? Fault(World world, SharingTerms terms, CallRecord call, Ended end) => end.How switch
    {
        Ending.Canceled => NotCanceled(world, terms, call, end),
        Ending.TimedOut => NotTooLate(terms, call, end),
        Ending.Rejected when terms.Limits.WhenFull == WhenFull.Wait && call.Kind != CallKind.Message => "C9: there is room to wait",
        Ending.Unavailable when terms.Limits.WhileDown != WhileDown.Reject => "C8: it should have waited",
        Ending.Unavailable when !world.History.Events.Any(static e => e.Kind is EventKind.CreationFailed or EventKind.Threw or EventKind.ResetEnded or EventKind.ProbeEnded) =>
            "C8: the resource was never down",
        Ending.Stopped => NotStopped(world, terms, call, end),
        _ => null,
    };

    private static string? NotCanceled(World world, SharingTerms terms, CallRecord call, Ended end)
    {
        if (call.Terms.Cancel?.CanceledAt is not { } canceled || canceled > call.AnsweredAt)
            return "C10: nobody had cancelled it";
        return NoGrace(terms, call, end, world.History.Events[canceled].Time);
    }

    private static string? NotTooLate(SharingTerms terms, CallRecord call, Ended end)
    {
        var limit = call.Terms.Timeout ?? terms.Limits.CallTimeout;
        if (limit == Timeout.InfiniteTimeSpan || call.AnsweredTime - call.MadeTime < limit)
            return $"C10: its limit is {limit}, and it took {call.AnsweredTime - call.MadeTime}";
        return NoGrace(terms, call, end, call.MadeTime + limit);
    }

    private static string? NoGrace(SharingTerms terms, CallRecord call, Ended end, TimeSpan asked) =>
        end.Outcome == CallOutcome.Unknown && (terms.CanInterrupt || call.Kind == CallKind.Use) && call.AnsweredTime - asked < terms.Limits.InterruptGrace
            ? $"C10: its caller was released {call.AnsweredTime - asked} after it was to end, before the grace of {terms.Limits.InterruptGrace}"
            : null;

    // Whoever could go on before the stop was asked for has an accepted call, which a gentle stop lets run.
    private static string? NotStopped(World world, SharingTerms terms, CallRecord call, Ended end)
    {
        var stops = world.History.Events.Where(e => e.Kind == EventKind.StopRequested && e.At < call.AnsweredAt).ToArray();
        if (stops.Length == 0)
            return "C11: nobody had stopped the resource";
        var accepted = stops[0].At >= call.SubmittedAt;
        return accepted && stops.All(static stop => stop.About is StopWay.Dispose) && call.AnsweredTime - stops[0].Time < terms.Limits.DrainTimeout
            ? $"C11: it was accepted before the stop and given {call.AnsweredTime - stops[0].Time} of {terms.Limits.DrainTimeout}"
            : accepted && stops.All(static stop => stop.About is StopWay.PoisonPill) ? "C11: a poison pill waits" : null;
    }
}
