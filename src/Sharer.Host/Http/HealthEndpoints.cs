using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sharer.Host.Http;

/// <summary>Whether the process lives, and whether it can serve: not while a resource is down or the host drains.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", () => TypedResults.Ok(new Liveness("live")))
            .WithSummary("Answers while the process lives.");
        health.MapGet("/ready", ReadyAsync)
            .WithSummary("Says whether every resource is up.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<Ok<Readiness>, ProblemHttpResult>> ReadyAsync(
        HealthCheckService checks, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var resources = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Data);
        var stopping = lifetime.ApplicationStopping.IsCancellationRequested;
        if (report.Status == HealthStatus.Healthy && !stopping)
            return TypedResults.Ok(new Readiness("ready", resources));

        var reasons = report.Entries.Values.Where(entry => entry.Status != HealthStatus.Healthy).Select(entry => entry.Description);
        return TypedResults.Problem(new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Title = stopping ? "The service is stopping" : "The service is not ready",
            Detail = stopping ? "The service takes no more requests." : string.Join(" ", reasons),
            Extensions = { ["resources"] = resources },
        });
    }

    /// <summary>What <c>/health/live</c> answers.</summary>
    internal sealed record Liveness(string Status);

    /// <summary>What <c>/health/ready</c> answers when all is well.</summary>
    internal sealed record Readiness(string Status, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>> Resources);
}
