using System.Net;
using Dapper;
using Microsoft.Data.Sqlite;
using Sharer.Host.Tests.Running;
using Sharer.Host.Users;

namespace Sharer.Host.Tests.Trouble;

public sealed class GivenUpCallTests
{
    // At each of a thousand places two hundred characters fit before one does not, in each of ten thousand names.
    private static readonly string Endless = $"%{new string('a', 198)}b";

    [Fact]
    public async Task Cancel_WhileTheDatabaseIsAtWork_InterruptsItAndTheNextCallRuns()
    {
        using var folder = new TempFolder();
        Fill(folder);
        await using var host = await RunningHost.StartInAsync(folder);
        await host.Users.Started;

        using var gone = new CancellationTokenSource();
        var call = host.Users.ShowUsersAsync(Endless, cancellationToken: gone.Token).AsTask();
        await Poll.UntilAsync(() => host.Users.GetSnapshot().RunningMethod is not null, "the call runs");
        await gone.CancelAsync();
        var failure = await Assert.ThrowsAsync<CallCanceledException>(() => call);
        Assert.Equal(CallOutcome.Aborted, failure.Outcome);

        using var next = await host.Client.GetAsync("/users/1");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(0, host.Users.GetSnapshot().Restarts);
    }

    [Fact]
    public async Task Get_CallOutlastsTheTimeLimit_Answers504Aborted()
    {
        using var folder = new TempFolder();
        Fill(folder);
        await File.WriteAllTextAsync(folder["akka.hocon"], "sharer.resources.users.call-timeout = 200ms");
        await using var host = await RunningHost.StartInAsync(folder);
        await host.Users.Started;

        using var response = await host.Client.GetAsync("/users?name=" + Uri.EscapeDataString(Endless));
        var problem = await response.ReadProblemAsync(HttpStatusCode.GatewayTimeout);
        Assert.Equal("aborted", problem.Text("outcome"));
        using var next = await host.Client.GetAsync("/users/1");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    private static void Fill(TempFolder folder)
    {
        var options = new UserDatabaseOptions { Path = folder.Database };
        using var connection = new SqliteConnection(UserSchema.ConnectionString(options));
        connection.Open();
        UserSchema.Prepare(connection, options);
        connection.Execute("""
            WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            INSERT INTO users (name, age, gender) SELECT printf('%.1000c', 'a'), 1, 'x' FROM n
            """);
    }
}
