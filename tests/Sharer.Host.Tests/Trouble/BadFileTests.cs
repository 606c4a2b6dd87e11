using System.Net;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Trouble;

public sealed class BadFileTests
{
    [Fact]
    public async Task Start_PathIsADirectory_ReportsItAndRecoversWhenItIsGone()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.Database);
        await using (var host = await RunningHost.StartInAsync(folder, "--Sharer:LogFile=host.log"))
        {
            await Assert.ThrowsAnyAsync<Exception>(() => host.Users.Started);
            using var refused = await host.Client.AddAsync("Ann");
            var problem = await refused.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
            Assert.Contains("The database file cannot be opened: it is a directory.", problem.Text("detail"), StringComparison.Ordinal);
            Assert.Equal("users", problem.Text("resource"));
            Assert.Equal("notStarted", problem.Text("outcome"));

            Directory.Delete(folder.Database);
            await host.AddsAgainAsync();
        }

        var attempts = (await File.ReadAllLinesAsync(folder["host.log"]))
            .Where(record => record.Contains("'users' could not be made (attempt ", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(attempts);
        Assert.All(attempts, record => Assert.Contains($"'{folder.Database}': it is a directory.", record, StringComparison.Ordinal));
        Assert.All(attempts, record => Assert.EndsWith(" resource=users", record, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_FileIsNoDatabase_ReportsItAndRecoversWhenItIsReplaced()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.Database, new string('x', 10_000));
        await using var host = await RunningHost.StartInAsync(folder);
        await Assert.ThrowsAnyAsync<Exception>(() => host.Users.Started);
        using var refused = await host.Client.AddAsync("Ann");
        var problem = await refused.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Contains("not a SQLite database", problem.Text("detail"), StringComparison.Ordinal);

        File.Delete(folder.Database);
        await host.AddsAgainAsync();
    }

    [Fact]
    public async Task Get_FileIsDamagedWhileOpen_ReportsItAndRecoversWhenItIsReplaced()
    {
        using var folder = new TempFolder();
        await using (var host = await RunningHost.StartInAsync(folder))
        {
            for (var i = 0; i < 200; i++)
                (await host.Client.AddAsync(new string('x', 200))).EnsureSuccessStatusCode().Dispose();
        }

        // All pages but the first, which opening the file reads.
        await using (var file = File.OpenWrite(folder.Database))
        {
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xee, (int)file.Length - 4096).ToArray());
        }

        await using var reopened = await RunningHost.StartInAsync(folder);
        using var refused = await reopened.Client.GetAsync("/users");
        var problem = await refused.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal("The database is damaged", problem.Text("title"));

        File.Delete(folder.Database);
        await Poll.UntilAsync(
            async () =>
            {
                using var response = await reopened.Client.GetAsync("/users");
                return response.StatusCode == HttpStatusCode.OK;
            },
            "the service recovers");
    }
}
