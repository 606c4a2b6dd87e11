using System.Net;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Trouble;

[Trait("Hard", "R8")]
public sealed class HungCallTests
{
    [Fact]
    public async Task Post_TheDatabaseHangs_AnswersInTimeReadySaysWhatHoldsItAndServesWhenItReturns()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["akka.hocon"], "sharer.resources.users { call-timeout = 2s, interrupt-grace = 100ms }");
        await using var host = await RunningHost.StartInAsync(folder, "--Sharer:Database:BusyTimeout=00:01:00");
        await host.Users.Started;
        await using var other = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await other.OpenAsync();
        await other.ExecuteAsync("BEGIN IMMEDIATE TRANSACTION");

        // SQLite's own wait for a lock is what nothing interrupts.
        var hanging = host.Client.AddAsync("Hangs");
        await Poll.UntilAsync(() => host.Users.GetSnapshot().RunningMethod is not null, "a call runs");
        var waiting = Enumerable.Range(0, 5).Select(i => host.Client.AddAsync($"Waits {i}")).ToArray();
        using (var unknown = await hanging)
            Assert.Equal("unknown", (await unknown.ReadProblemAsync(HttpStatusCode.GatewayTimeout)).Text("outcome"));
        foreach (var response in await Task.WhenAll(waiting))
        {
            using var late = response;
            var problem = await late.ReadProblemAsync(HttpStatusCode.GatewayTimeout);
            Assert.Equal("notStarted", problem.Text("outcome"));
            Assert.Equal("AddUser", problem.Text("holder"));
        }

        using (var ready = await host.Client.GetAsync("/health/ready"))
        {
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
            var users = JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement.GetProperty("resources").GetProperty("users");
            Assert.Equal("AddUser", users.Text("runningMethod"));
            Assert.True(users.GetProperty("runningForSeconds").GetDouble() >= 1.9);
        }

        await other.ExecuteAsync("ROLLBACK TRANSACTION");
        await Poll.UntilAsync(
            async () =>
            {
                using var after = await host.Client.GetAsync("/users");
                return after.StatusCode == HttpStatusCode.OK;
            },
            "the service serves again");
        Assert.Equal(0, host.Users.GetSnapshot().Restarts);
    }
}
