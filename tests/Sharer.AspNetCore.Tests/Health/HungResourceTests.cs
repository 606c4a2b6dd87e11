using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sharer.AspNetCore.Tests.Health;

[Trait("Hard", "R8")]
public sealed class HungResourceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Check_CallHangsPastItsDeadline_StillSaysWhatHoldsTheResource()
    {
        var thing = new Thing();
        await using var app = await StartAsync(_ => thing);
        var things = app.Services.GetRequiredService<SharedRef<Thing>>();
        await things.Started.WaitAsync(Patience);
        var hasty = things.With(new CallOptions { Timeout = TimeSpan.FromSeconds(2) });
        var hung = hasty.AskAsync(static thing => thing.Hold()).AsTask();
        await thing.Entered.WaitAsync(Patience);
        var late = hasty.AskAsync(static _ => 1).AsTask();
        var patient = things.AskAsync(static _ => 2).AsTask();

        Assert.Equal(CallOutcome.Unknown, (await Assert.ThrowsAsync<CallTimeoutException>(() => hung.WaitAsync(Patience))).Outcome);
        var failure = await Assert.ThrowsAsync<CallTimeoutException>(() => late.WaitAsync(Patience));
        Assert.Equal((CallOutcome.NotStarted, "AskAsync"), (failure.Outcome, failure.HolderMethod));
        var entry = await CheckAsync(app);
        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal(("AskAsync", 1), (entry.Data["runningMethod"], entry.Data["queueLength"]));
        Assert.True((double)entry.Data["runningForSeconds"] >= 1.9);

        thing.Release();
        Assert.Equal(2, await patient.WaitAsync(Patience));
        Assert.DoesNotContain("runningMethod", (await CheckAsync(app)).Data.Keys);
    }

    [Fact]
    public async Task Check_FactoryHangs_NamesIt()
    {
        var slow = new Thing();
        await using var app = await StartAsync(_ =>
        {
            slow.Hold();
            return new Thing();
        });
        var things = app.Services.GetRequiredService<SharedRef<Thing>>();
        var call = things.AskAsync(static _ => 1).AsTask();
        await slow.Entered.WaitAsync(Patience);

        var entry = await CheckAsync(app);
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Matches(@"^'thing' is being made for the first time\. Create has run for [0-9.]+ s\.$", entry.Description);
        Assert.Equal(("Create", 1), (entry.Data["runningMethod"], entry.Data["queueLength"]));

        slow.Release();
        Assert.Equal(1, await call.WaitAsync(Patience));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(app)).Status);
    }

    [Fact]
    public async Task Check_DisposeHangs_NamesIt()
    {
        var leave = new Thing();
        await using var app = await StartAsync(_ => new LeavesSlowly(leave), static (options, _) => options.IsBroken = static _ => true);
        var things = app.Services.GetRequiredService<SharedRef<LeavesSlowly>>();
        await Assert.ThrowsAsync<FormatException>(() => things.AskAsync(static _ => throw new FormatException()).AsTask().WaitAsync(Patience));
        await leave.Entered.WaitAsync(Patience);
        var call = things.AskAsync(static _ => 1).AsTask();

        var entry = await CheckAsync(app);
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Matches(@"^'thing' is down and is being made anew\. Dispose has run for [0-9.]+ s\.$", entry.Description);
        Assert.Equal(("Dispose", 1), (entry.Data["runningMethod"], entry.Data["queueLength"]));

        leave.Release();
        Assert.Equal(1, await call.WaitAsync(Patience));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(app)).Status);
    }

    private static async Task<HealthReportEntry> CheckAsync(TestApp app) =>
        (await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["thing"];

    private static Task<TestApp> StartAsync<T>(Func<IServiceProvider, T> create, Action<ShareOptions<T>, IServiceProvider>? configure = null)
        where T : class => TestApp.StartAsync(
            services =>
            {
                services.AddHealthChecks().AddSharer();
                services.AddSharedResource("thing", create, (options, provider) =>
                {
                    options.Dispatcher = "sharer.blocking-dispatcher";
                    configure?.Invoke(options, provider);
                });
            },
            _ => { });

    private sealed class LeavesSlowly(Thing leave) : IDisposable
    {
        public void Dispose() => leave.Hold();
    }
}
