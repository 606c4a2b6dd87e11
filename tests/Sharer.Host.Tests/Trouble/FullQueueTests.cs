using System.Net;
using Dapper;
using Microsoft.Data.Sqlite;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Trouble;

public sealed class FullQueueTests
{
    [Fact]
    public async Task Post_AsManyWaitAsMay_Answers503WithRetryAfterAndTheRestIsServed()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["akka.hocon"], "sharer.resources.users.capacity = 1");
        await using var host = await RunningHost.StartInAsync(folder, "--Sharer:Database:BusyTimeout=00:01:00");
        await host.Users.Started;

        await using var other = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await other.OpenAsync();
        await other.ExecuteAsync("BEGIN IMMEDIATE TRANSACTION");
        var running = host.Client.AddAsync("Runs");
        await Poll.UntilAsync(() => host.Users.GetSnapshot().RunningMethod is not null, "a call runs");
        var waiting = host.Client.AddAsync("Waits");
        await Poll.UntilAsync(() => host.Users.GetSnapshot().QueueLength == 1, "a call waits");

        using (var refused = await host.Client.AddAsync("Is one too many"))
        {
            var problem = await refused.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
            Assert.True(refused.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
            Assert.Equal(1, problem.GetProperty("queueLength").GetInt32());
            Assert.Equal("notStarted", problem.Text("outcome"));
            Assert.NotEmpty(problem.Text("holder"));
        }

        await other.ExecuteAsync("ROLLBACK TRANSACTION");
        using var first = await running;
        using var second = await waiting;
        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created], [first.StatusCode, second.StatusCode]);
    }
}
