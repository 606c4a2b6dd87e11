using System.Net;
using Dapper;
using Microsoft.Data.Sqlite;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Trouble;

public sealed class LockedFileTests
{
    [Fact]
    public async Task Post_AnotherConnectionHoldsTheLock_Answers503UntilItIsGone()
    {
        using var folder = new TempFolder();
        await using var host = await RunningHost.StartInAsync(folder, "--Sharer:Database:BusyTimeout=00:00:01");
        (await host.Client.AddAsync("Before")).EnsureSuccessStatusCode().Dispose();

        await using (var other = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            await other.OpenAsync();
            await other.ExecuteAsync("BEGIN EXCLUSIVE TRANSACTION");
            using var refused = await host.Client.AddAsync("Meanwhile");
            var problem = await refused.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
            Assert.Equal("The database is locked", problem.Text("title"));
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);

            using var read = await host.Client.GetAsync("/users");
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
            await other.ExecuteAsync("ROLLBACK TRANSACTION");
        }

        using var added = await host.Client.AddAsync("After");
        Assert.Equal(2, (await added.ReadUserAsync()).Id);
    }

    [Fact]
    public async Task Start_FileIsLockedWhole_RecoversWhenTheLockIsGone()
    {
        using var folder = new TempFolder();
        var other = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        await other.OpenAsync();
        await other.ExecuteAsync("PRAGMA locking_mode = EXCLUSIVE");
        await other.ExecuteAsync("CREATE TABLE other (id INTEGER)");

        await using var host = await RunningHost.StartInAsync(folder, "--Sharer:Database:BusyTimeout=00:00:01");
        await Assert.ThrowsAnyAsync<Exception>(() => host.Users.Started);
        using var refused = await host.Client.AddAsync("Meanwhile");
        var problem = await refused.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Contains("holds a lock on the database file", problem.Text("detail"), StringComparison.Ordinal);

        await other.DisposeAsync();
        await host.AddsAgainAsync();
    }
}
