using System.Net;
using System.Text.Json;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Http;

public sealed class HealthTests
{
    [Fact]
    public async Task Get_AllIsWell_AnswersReadyWithTheResource()
    {
        await using var host = await RunningHost.StartAsync();
        await host.Users.Started;
        using var live = await host.Client.GetAsync("/health/live");
        Assert.Equal("""{"status":"live"}""", await live.Content.ReadAsStringAsync());
        using var ready = await host.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        var body = JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("ready", body.Text("status"));
        Assert.Equal("up", body.GetProperty("resources").GetProperty("users").Text("state"));
    }

    [Fact]
    public async Task Get_ResourceCannotBeMade_AnswersNotReadyWithTheReasonButLives()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.Database);
        await using var host = await RunningHost.StartInAsync(folder);
        await Assert.ThrowsAnyAsync<Exception>(() => host.Users.Started);

        using var ready = await host.Client.GetAsync("/health/ready");
        var problem = await ready.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Contains("it is a directory", problem.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("down", problem.GetProperty("resources").GetProperty("users").Text("state"));
        using var live = await host.Client.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }
}
