using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sharer.AspNetCore.Tests.Problems;

public sealed class CallFailureTests
{
    private const string Secret = "near \"SELECT secret FROM accounts\"";

    [Fact]
    public async Task Rejected_QueueIsFull_Answers503WithRetryAfterAndTheHolder()
    {
        var thing = new Thing();
        await using var app = await StartAsync(thing, options =>
        {
            options.Capacity = 0;
            options.WhenFull = WhenFull.Reject;
        });
        var holding = app.Client.GetAsync("/hold");
        await thing.Entered;

        var (response, problem) = await app.GetProblemAsync("/touch");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.True(response.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(response.Headers.RetryAfter?.Delta?.TotalSeconds, problem.GetProperty("retryAfter").GetDouble());
        AssertCall(problem, "notStarted");
        AssertHolder(problem);

        thing.Release();
        (await holding).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task TimedOut_WhileItWaits_Answers504NotStarted()
    {
        var thing = new Thing();
        await using var app = await StartAsync(thing);
        var holding = app.Client.GetAsync("/hold");
        await thing.Entered;

        var (response, problem) = await app.GetProblemAsync("/touch-soon");
        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        AssertCall(problem, "notStarted");
        AssertHolder(problem);
        Assert.Equal(0.1, problem.GetProperty("limitSeconds").GetDouble());
        Assert.Contains("within 0.1 s", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        thing.Release();
        (await holding).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task TimedOut_WhileItRuns_Answers504Unknown()
    {
        var thing = new Thing();
        await using var app = await StartAsync(thing, options => options.CallTimeout = TimeSpan.FromMilliseconds(100));
        var (response, problem) = await app.GetProblemAsync("/hold");
        thing.Release();
        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        AssertCall(problem, "unknown");
    }

    [Fact]
    public async Task Unavailable_CauseIsExplained_Answers503WithTheExplanationAlone()
    {
        await using var app = await StartAsync(
            () => throw new FormatException(Secret),
            options => options.Restart.WhileDown = WhileDown.Reject,
            problems => problems.Explain = failure => failure is FormatException ? new ProblemDetails { Detail = "It cannot be read." } : null);
        await WaitUntilDownAsync(app);
        var (response, problem) = await app.GetProblemAsync("/touch");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        AssertCall(problem, "notStarted");
        Assert.EndsWith("Cause: It cannot be read.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimedOut_ResourceIsDown_SaysWhyAsFarAsItIsExplained()
    {
        await using var app = await StartAsync(
            () => throw new FormatException(Secret),
            configure: null,
            problems => problems.Explain = failure => failure is FormatException ? new ProblemDetails { Detail = "It cannot be read." } : null);
        await WaitUntilDownAsync(app);
        var (response, problem) = await app.GetProblemAsync("/touch-soon");
        Assert.Equal(HttpStatusCode.GatewayTimeout, response.StatusCode);
        AssertCall(problem, "notStarted");
        Assert.EndsWith("Cause: It cannot be read.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Thrown_ByTheResourceAndExplained_AnswersWhatWasExplained(string environment)
    {
        await using var app = await StartAsync(
            () => new Thing(),
            configure: null,
            problems => problems.Explain = failure => failure is FormatException
                ? new ProblemDetails { Status = 507, Title = "No room", Extensions = { ["retryAfter"] = 7 } }
                : null,
            environment);
        var (response, problem) = await app.GetProblemAsync("/throw");
        Assert.Equal(HttpStatusCode.InsufficientStorage, response.StatusCode);
        Assert.Equal("No room", problem.GetProperty("title").GetString());
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thrown_ByTheResourceAndUnexplained_Answers500WithoutAWordOfIt()
    {
        await using var app = await StartAsync(new Thing());
        var (response, problem) = await app.GetProblemAsync("/throw");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("FormatException", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/touch-stopped", false)]
    [InlineData("/touch-stopped-while-draining", true)]
    public async Task Stopped_Resource_Answers503AndClosesWhileDraining(string path, bool closes)
    {
        await using var app = await StartAsync(new Thing());
        var (response, problem) = await app.GetProblemAsync(path);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        AssertCall(problem, "notStarted");
        Assert.Equal(closes, response.Headers.ConnectionClose ?? false);
    }

    [Fact]
    public async Task Canceled_ByTheService_Answers503()
    {
        await using var app = await StartAsync(new Thing());
        var (response, problem) = await app.GetProblemAsync("/touch-canceled");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        AssertCall(problem, "notStarted");
    }

    [Fact]
    public async Task Canceled_ByTheClient_Is499WithoutABody()
    {
        var thing = new Thing();
        var seen = new TaskCompletionSource<(int Status, bool HasStarted)>();
        await using var app = await StartAsync(() => thing, configure: null, problems: null, watch: context =>
            seen.TrySetResult((context.Response.StatusCode, context.Response.HasStarted)));
        using var gone = new CancellationTokenSource();
        var request = app.Client.GetAsync("/hold", gone.Token);
        await thing.Entered;
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        Assert.Equal((StatusCodes.Status499ClientClosedRequest, false), await seen.Task.WaitAsync(TimeSpan.FromSeconds(60)));
        thing.Release();
    }

    private static Task<TestApp> StartAsync(Thing thing, Action<ShareOptions<Thing>>? configure = null) => StartAsync(() => thing, configure, null);

    private static Task<TestApp> StartAsync(
        Func<Thing> create,
        Action<ShareOptions<Thing>>? configure,
        Action<SharerProblemOptions>? problems,
        string environment = "Production",
        Action<HttpContext>? watch = null) => TestApp.StartAsync(
            services =>
            {
                if (watch is not null)
                    services.AddSingleton<IStartupFilter>(new Watcher(watch));
                services.AddSharerProblemDetails(problems);
                services.AddSharedResource("thing", _ => create(), (options, _) =>
                {
                    options.Dispatcher = "sharer.blocking-dispatcher";
                    configure?.Invoke(options);
                });
            },
            routes =>
            {
                routes.MapGet("/hold", async (SharedRef<Thing> things, CancellationToken token) =>
                    await things.AskAsync(static thing => thing.Hold(), token));
                routes.MapGet("/touch", async (SharedRef<Thing> things, CancellationToken token) =>
                    await things.AskAsync(static _ => 1, token));
                routes.MapGet("/touch-soon", async (SharedRef<Thing> things, CancellationToken token) =>
                    await things.With(new CallOptions { Timeout = TimeSpan.FromMilliseconds(100) }).AskAsync(static _ => 1, token));
                routes.MapGet("/throw", async (SharedRef<Thing> things, CancellationToken token) =>
                    await things.AskAsync(static int (_) => throw new FormatException(Secret), token));
                routes.MapGet("/touch-canceled", async (SharedRef<Thing> things) =>
                    await things.AskAsync(static _ => 1, new CancellationToken(canceled: true)));
                routes.MapGet("/touch-stopped", async (SharedRef<Thing> things) =>
                {
                    await things.DisposeAsync();
                    return await things.AskAsync(static _ => 1);
                });
                routes.MapGet("/touch-stopped-while-draining", async (SharedRef<Thing> things, IHostApplicationLifetime lifetime) =>
                {
                    lifetime.StopApplication();
                    await things.DisposeAsync();
                    return await things.AskAsync(static _ => 1);
                });
            },
            environment);

    private static async Task WaitUntilDownAsync(TestApp app) =>
        await Assert.ThrowsAsync<FormatException>(() => app.Services.GetRequiredService<SharedRef<Thing>>().Started);

    private static void AssertCall(JsonElement problem, string outcome)
    {
        Assert.Equal("thing", problem.GetProperty("resource").GetString());
        Assert.Equal(outcome, problem.GetProperty("outcome").GetString());
    }

    private static void AssertHolder(JsonElement problem)
    {
        Assert.Equal("AskAsync", problem.GetProperty("holder").GetString());
        Assert.True(problem.GetProperty("heldForSeconds").GetDouble() >= 0);
        Assert.True(problem.GetProperty("queueLength").GetInt32() >= 0);
    }

    private sealed class Watcher(Action<HttpContext> watch) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                await following(context);
                watch(context);
            });
            next(app);
        };
    }
}
