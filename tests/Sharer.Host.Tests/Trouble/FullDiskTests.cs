using System.Net;
using System.Net.Http.Json;
using Sharer.Host.Tests.Running;
using Sharer.Host.Users;

namespace Sharer.Host.Tests.Trouble;

/// <summary>The full disk is a file that may not grow (<c>PRAGMA max_page_count</c>): SQLite reports both as SQLITE_FULL.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task Post_NoRoomLeft_Answers507AndRecoversWhenThereIs()
    {
        await using var host = await RunningHost.StartAsync("--Sharer:Database:MaxPages=8");
        var stored = new List<Uri>();
        HttpResponseMessage response;
        while ((response = await host.Client.AddAsync(new string('x', 200))).StatusCode == HttpStatusCode.Created)
            stored.Add(response.Headers.Location!);
        var problem = await response.ReadProblemAsync(HttpStatusCode.InsufficientStorage);
        Assert.Contains("no room", problem.Text("detail"), StringComparison.Ordinal);

        using var ready = await host.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        var found = await host.Client.GetFromJsonAsync<User[]>("/users?limit=1000");
        Assert.Equal(stored.Select(location => location.OriginalString), found!.Select(user => $"/users/{user.Id}"));

        foreach (var location in stored)
            (await host.Client.DeleteAsync(location)).EnsureSuccessStatusCode().Dispose();
        using var added = await host.Client.AddAsync("After");
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
    }
}
