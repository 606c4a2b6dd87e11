using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sharer.AspNetCore.Tests.Health;

public sealed class ResourceHealthTests
{
    [Fact]
    public async Task Check_SeveralResources_HasOneEntryForEach()
    {
        await using var app = await StartAsync(services =>
        {
            services.AddSharedResource("first", _ => new Thing());
            services.AddSharedResource("second", Thing (_) => throw new InvalidOperationException("not today"));
        });
        await app.Services.GetRequiredKeyedService<SharedRef<Thing>>("first").Started;
        var report = await CheckAsync(app);
        Assert.Equal(["first", "second"], report.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(HealthStatus.Healthy, report.Entries["first"].Status);
        Assert.Equal("up", report.Entries["first"].Data["state"]);
        Assert.Contains("ready", report.Entries["first"].Tags);
    }

    [Fact]
    public async Task Check_ResourceIsBusy_SaysWhatRunsAndHowManyWait()
    {
        var thing = new Thing();
        await using var app = await StartAsync(services => services.AddSharedResource("thing", _ => thing, OnThreadsThatMayBlock));
        var things = app.Services.GetRequiredService<SharedRef<Thing>>();
        var holding = things.AskAsync(static thing => thing.Hold()).AsTask();
        await thing.Entered;
        var waiting = things.AskAsync(static _ => 1).AsTask();
        var entry = (await CheckAsync(app)).Entries["thing"];
        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal("AskAsync", entry.Data["runningMethod"]);
        Assert.True((double)entry.Data["runningForSeconds"] >= 0);
        Assert.Equal(1, entry.Data["queueLength"]);
        thing.Release();
        await Task.WhenAll(holding, waiting);
    }

    [Fact]
    public async Task Check_ResourceIsBeingMade_IsUnhealthy()
    {
        var made = new TaskCompletionSource<Thing>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await StartAsync(services =>
            services.AddSharedResource("thing", (_, _) => new ValueTask<Thing>(made.Task)));
        var entry = (await CheckAsync(app)).Entries["thing"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("starting", entry.Data["state"]);
        made.SetResult(new Thing());
        await app.Services.GetRequiredService<SharedRef<Thing>>().Started;
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(app)).Entries["thing"].Status);
    }

    [Theory]
    [InlineData(true, " Cause: It cannot be read.")]
    [InlineData(false, "")] // what nobody explained may quote SQL or a path
    public async Task Check_ResourceIsDown_SaysWhy(bool explained, string why)
    {
        await using var app = await StartAsync(services =>
        {
            services.AddSharerProblemDetails(options =>
                options.Explain = _ => explained ? new ProblemDetails { Detail = "It cannot be read." } : null);
            services.AddSharedResource("thing", Thing (_) => throw new InvalidOperationException("not today"));
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Services.GetRequiredService<SharedRef<Thing>>().Started);
        var entry = (await CheckAsync(app)).Entries["thing"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("down", entry.Data["state"]);
        Assert.Equal($"'thing' is down and is being made anew.{why}", entry.Description);
    }

    [Fact]
    public async Task Check_ResourceStops_SaysSoAndWhatStillRuns()
    {
        var thing = new Thing();
        await using var app = await StartAsync(services => services.AddSharedResource("thing", _ => thing, OnThreadsThatMayBlock));
        var things = app.Services.GetRequiredService<SharedRef<Thing>>();
        var holding = things.AskAsync(static thing => thing.Hold()).AsTask();
        await thing.Entered;
        var stopping = things.DisposeAsync().AsTask();
        var entry = (await CheckAsync(app)).Entries["thing"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("stopping", entry.Data["state"]);
        Assert.StartsWith("'thing' is stopping. AskAsync has run for ", entry.Description, StringComparison.Ordinal);

        thing.Release();
        await holding;
        await stopping;
        await things.Stopped;
        entry = (await CheckAsync(app)).Entries["thing"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("'thing' has stopped.", entry.Description);
    }

    private static void OnThreadsThatMayBlock(ShareOptions<Thing> options, IServiceProvider services) =>
        options.Dispatcher = "sharer.blocking-dispatcher";

    private static Task<HealthReport> CheckAsync(TestApp app) => app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    private static Task<TestApp> StartAsync(Action<IServiceCollection> resources) => TestApp.StartAsync(
        services =>
        {
            services.AddHealthChecks().AddSharer();
            resources(services);
        },
        _ => { });
}
