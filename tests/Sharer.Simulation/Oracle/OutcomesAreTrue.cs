using Sharer.Instruments;
using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Oracle;

/// <summary>C6 and C10: what a caller is told is what happened.</summary>
internal static class OutcomesAreTrue
{
    public static IEnumerable<string> Check(World world) => world.History.Calls
        .Where(static call => call.End is not null)
        .Select(call => Fault(world, call, call.End!.Value) is { } fault ? $"C10: {call} ended as {call.End.Value.How}, {call.End.Value.Outcome}, but {fault}" : null)
        .OfType<string>();

    private static string? Fault(World world, CallRecord call, Ended end) => end.How switch
    {
        Ending.Result when call.FinishedAt is null || call.FinishedAt > call.AnsweredAt => "it had not returned",
        Ending.Result when !Equals(call.Result, call.Returned) => $"its caller got {call.Result} instead of {call.Returned}",
        Ending.Result => null,
        Ending.ResourceFailure when end.Failure is SelfCallException => call.Caller == "inside" ? null : "it was not made from inside",
        Ending.ResourceFailure => ReferenceEquals(end.Failure, call.Thrown) ? null : $"its caller got {end.Failure} instead of {call.Thrown}",
        _ => FaultOf(world, call, end.Outcome, end.Failure!),
    };

    private static string? FaultOf(World world, CallRecord call, CallOutcome? outcome, Exception failure) => outcome switch
    {
        CallOutcome.NotStarted => call.BeganAt is null ? null : "it ran",
        CallOutcome.Aborted when call.Thrown is null || call.FinishedAt > call.AnsweredAt => "it had not thrown",
        CallOutcome.Aborted => ReferenceEquals(failure.InnerException, call.Thrown) ? null : $"inside is {failure.InnerException}",
        // Between its start and the first line of its own code a call may be released; only a stop keeps it from that line.
        CallOutcome.Unknown => call.BeganAt is not null || world.History.Events.Any(static e => e.Kind == EventKind.StopRequested) ? null : "it never began",
        _ => "that is no outcome",
    };
}
