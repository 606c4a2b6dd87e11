using System.Globalization;
using Akka.Actor;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sharer.Resource;

namespace Sharer.AspNetCore.Health;

/// <summary>Reads the state of one resource; nothing is asked of the resource itself.</summary>
internal sealed class ResourceHealthCheck(ActorSystem system, SharerProblemOptions options, string name) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var resource = SharerExtension.For(system).Resources.FirstOrDefault(resource => resource.Name == name);
        return Task.FromResult(resource is null ? Stopped(context) : Describe(resource, context));
    }

    private HealthCheckResult Describe(ResourceCore resource, HealthCheckContext context)
    {
        var snapshot = resource.GetSnapshot();
        var data = new Dictionary<string, object>
        {
            ["state"] = Word(snapshot.State),
            ["queueLength"] = snapshot.QueueLength,
        };
        if (snapshot is { RunningMethod: { } method, RunningFor: { } time })
        {
            data["runningMethod"] = method;
            data["runningForSeconds"] = Math.Round(time.TotalSeconds, 3);
        }

        return snapshot.State == ResourceState.Up
            ? HealthCheckResult.Healthy(data: data)
            : new HealthCheckResult(context.Registration.FailureStatus, Explain(snapshot, resource.DownBecause), data: data);
    }

    private HealthCheckResult Stopped(HealthCheckContext context) => new(
        context.Registration.FailureStatus,
        $"'{name}' has stopped.",
        data: new Dictionary<string, object> { ["state"] = Word(ResourceState.Stopped) });

    private string Explain(SharedSnapshot snapshot, Exception? cause)
    {
        var state = snapshot.State switch
        {
            ResourceState.Starting => "is being made for the first time",
            ResourceState.Down => "is down and is being made anew",
            ResourceState.Stopping => "is stopping",
            _ => "has stopped",
        };
        // An exception that nobody explains may quote SQL or a path; its text is in the log.
        var why = cause is not null && options.Explain(cause)?.Detail is { } detail ? $" Cause: {detail}" : "";
        var running = snapshot is { RunningMethod: { } method, RunningFor: { } time }
            ? string.Create(CultureInfo.InvariantCulture, $" {method} has run for {time.TotalSeconds:0.###} s.")
            : "";
        return $"'{snapshot.Name}' {state}.{why}{running}";
    }

    private static string Word(ResourceState state) => state.ToString().ToLowerInvariant();
}
