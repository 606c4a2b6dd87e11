using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Sharer.AspNetCore.Problems;

/// <summary>The documents of calls that Sharer itself ended. No text of a resource's own exception gets into them unexplained.</summary>
internal static class CallFailures
{
    public static ProblemDetails Describe(ICallFailure failure, Func<Exception, ProblemDetails?> explain)
    {
        var problem = failure switch
        {
            CallRejectedException rejected => Rejected(rejected),
            CallTimeoutException late => Late(late, explain),
            ResourceUnavailableException down => Down(down, explain),
            ResourceStoppedException stopped => Create(
                StatusCodes.Status503ServiceUnavailable, "The resource has stopped",
                $"'{stopped.ResourceName}' takes no more calls. {Effect(stopped.Outcome)}"),
            CallCanceledException canceled => Create(
                StatusCodes.Status503ServiceUnavailable, "The call was cancelled",
                $"The service gave up a call to '{canceled.ResourceName}'. {Effect(canceled.Outcome)}"),
            _ => Create(
                StatusCodes.Status500InternalServerError, "The call failed",
                $"A call to '{failure.ResourceName}' failed. {Effect(failure.Outcome)}"),
        };
        problem.Extensions["resource"] = failure.ResourceName;
        problem.Extensions["outcome"] = failure.Outcome switch
        {
            CallOutcome.NotStarted => "notStarted",
            CallOutcome.Aborted => "aborted",
            _ => "unknown",
        };
        return problem;
    }

    private static ProblemDetails Rejected(CallRejectedException failure)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(failure.RetryAfter.TotalSeconds));
        var problem = Create(
            StatusCodes.Status503ServiceUnavailable, "The resource is busy",
            $"As many calls as may wait for '{failure.ResourceName}' wait already. {Effect(failure.Outcome)}");
        problem.Extensions[ProblemDescriber.RetryAfter] = seconds;
        return WithContention(problem, failure.HolderMethod, failure.HeldFor, failure.QueueLength);
    }

    private static ProblemDetails Late(CallTimeoutException failure, Func<Exception, ProblemDetails?> explain)
    {
        var limit = failure.Limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        var problem = Create(
            StatusCodes.Status504GatewayTimeout, "The call took too long",
            $"A call to '{failure.ResourceName}' did not end within {limit} s. {Effect(failure.Outcome)}{Why(failure, explain)}");
        problem.Extensions["limitSeconds"] = failure.Limit.TotalSeconds;
        return WithContention(problem, failure.HolderMethod, failure.HeldFor, failure.QueueLength);
    }

    private static ProblemDetails Down(ResourceUnavailableException failure, Func<Exception, ProblemDetails?> explain) => Create(
        StatusCodes.Status503ServiceUnavailable, "The resource is down",
        $"'{failure.ResourceName}' is down and is being made anew. {Effect(failure.Outcome)}{Why(failure, explain)}");

    private static string Why(Exception failure, Func<Exception, ProblemDetails?> explain) =>
        failure.InnerException is { } cause && explain(cause)?.Detail is { } why ? $" Cause: {why}" : "";

    private static ProblemDetails WithContention(ProblemDetails problem, string? holder, TimeSpan? heldFor, int queueLength)
    {
        problem.Extensions["queueLength"] = queueLength;
        if (holder is not null)
            problem.Extensions["holder"] = holder;
        if (heldFor is { } time)
            problem.Extensions["heldForSeconds"] = Math.Round(time.TotalSeconds, 3);
        return problem;
    }

    private static string Effect(CallOutcome outcome) => outcome switch
    {
        CallOutcome.NotStarted => "The call was not started and may be made again.",
        CallOutcome.Aborted => "The call was interrupted; what it did before may stay.",
        _ => "The call may have taken effect.",
    };

    private static ProblemDetails Create(int status, string title, string detail) =>
        new() { Status = status, Title = title, Detail = detail };
}
