using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Stopping;

public sealed class TerminateTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Terminate_UnderLoad_AnswersEveryRequestAndExitsWithZero()
    {
        var (host, client) = await HostProcess.StartReadyAsync(_folder);
        await using var _ = host;
        var load = new Load(client);
        var running = load.RunAsync(clients: 32);
        await load.UntilAsync(500);
        host.Terminate();
        await running;
        Assert.Equal(0, await host.WaitForExitAsync());
        Assert.Empty(host.Errors);

        Assert.Equal(0, load.Unanswered);
        Assert.Empty(load.Acknowledged.Except(_folder.ReadStored()));
    }

    [Fact]
    public async Task Terminate_WhileACallRuns_RefusesNewRequestsAndFinishesTheCall()
    {
        var (host, client) = await HostProcess.StartReadyAsync(_folder, "--Sharer:Database:BusyTimeout=00:01:00");
        await using var _ = host;
        (await client.AddAsync("Before")).EnsureSuccessStatusCode().Dispose();
        await using var other = new SqliteConnection($"Data Source={_folder.Database};Pooling=False");
        await other.OpenAsync();
        await other.ExecuteAsync("BEGIN IMMEDIATE TRANSACTION");
        var waiting = client.AddAsync("Waits for the lock");
        await UntilReadySaysAsync(client, "\"runningMethod\":");

        host.Terminate();
        await UntilRefusedAsync(client);
        using (var refused = await client.AddAsync("Too late"))
        {
            var problem = await refused.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
            Assert.Equal("The service is stopping", problem.Text("title"));
            Assert.True(refused.Headers.ConnectionClose);
        }

        using (var ready = await client.GetAsync("/health/ready"))
            await ready.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
        using (var live = await client.GetAsync("/health/live"))
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.False(waiting.IsCompleted);

        await other.ExecuteAsync("ROLLBACK TRANSACTION");
        using var added = await waiting;
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.Equal(0, await host.WaitForExitAsync());
        Assert.Contains((await added.ReadUserAsync()).Id, _folder.ReadStored());
    }

    [Fact]
    public async Task Terminate_CallNeverEnds_AnswersItAndExitsWithZeroWithinItsLimits()
    {
        await File.WriteAllTextAsync(_folder["akka.hocon"], "sharer.resources.users { drain-timeout = 1s, interrupt-grace = 1s }");
        var (host, client) = await HostProcess.StartReadyAsync(_folder, "--Sharer:Database:BusyTimeout=00:10:00");
        await using var _ = host;
        (await client.AddAsync("Before")).EnsureSuccessStatusCode().Dispose();
        await using var other = new SqliteConnection($"Data Source={_folder.Database};Pooling=False");
        await other.OpenAsync();
        await other.ExecuteAsync("BEGIN IMMEDIATE TRANSACTION");
        var hanging = client.AddAsync("Never");
        await UntilReadySaysAsync(client, "\"runningMethod\":");
        var queued = client.AddAsync("Never either");
        await UntilReadySaysAsync(client, "\"queueLength\":1");

        var start = Stopwatch.GetTimestamp();
        host.Terminate();
        using var notStarted = await queued;
        Assert.Equal("notStarted", (await notStarted.ReadProblemAsync(HttpStatusCode.ServiceUnavailable)).Text("outcome"));
        using var unknown = await hanging;
        var outcome = (await unknown.ReadProblemAsync(HttpStatusCode.ServiceUnavailable)).Text("outcome");
        Assert.Contains(outcome, (string[])["unknown", "aborted"]);
        Assert.True(unknown.Headers.ConnectionClose);
        Assert.Equal(0, await host.WaitForExitAsync());

        // drain-timeout, interrupt-grace and 5 s are promised; the rest is for a machine that is busy.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1 + 1 + 5 + 10));
    }

    [Fact]
    public async Task Terminate_ClientNeverEndsItsBody_StillExitsWithZero()
    {
        await File.WriteAllTextAsync(_folder["akka.hocon"], "sharer.resources.users { drain-timeout = 1s, interrupt-grace = 1s }");
        var (host, client) = await HostProcess.StartReadyAsync(_folder);
        await using var _ = host;
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, client.BaseAddress!.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            "POST /users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"));
        (await client.AddAsync("Beside it")).EnsureSuccessStatusCode().Dispose();
        host.Terminate();
        Assert.Equal(0, await host.WaitForExitAsync());
    }

    private static Task UntilReadySaysAsync(HttpClient client, string text) => Poll.UntilAsync(
        async () => (await client.GetStringAsync("/health/ready")).Contains(text, StringComparison.Ordinal), $"readiness says {text}");

    private static Task UntilRefusedAsync(HttpClient client) => Poll.UntilAsync(
        async () =>
        {
            using var response = await client.GetAsync("/openapi/v1.json");
            return response.StatusCode == HttpStatusCode.ServiceUnavailable;
        },
        "new requests are refused");
}
