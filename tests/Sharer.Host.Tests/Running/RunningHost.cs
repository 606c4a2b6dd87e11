using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Sharer.Host.Startup;
using Sharer.Host.Users;

namespace Sharer.Host.Tests.Running;

/// <summary>The service in this process: real Kestrel on a loopback port of its own, a real file.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly TempFolder? _folder;

    private RunningHost(WebApplication app, TempFolder? folder)
    {
        App = app;
        _folder = folder;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), Timeout = TimeSpan.FromSeconds(100) };
    }

    public WebApplication App { get; }

    public HttpClient Client { get; }

    public SharedRef<UserDatabase> Users => App.Services.GetRequiredService<SharedRef<UserDatabase>>();

    /// <summary>In a folder of its own, which ends with it.</summary>
    public static Task<RunningHost> StartAsync(params string[] settings)
    {
        var folder = new TempFolder();
        return StartAsync(folder, folder, settings);
    }

    public static Task<RunningHost> StartInAsync(TempFolder folder, params string[] settings) => StartAsync(folder, null, settings);

    private static async Task<RunningHost> StartAsync(TempFolder folder, TempFolder? owned, string[] settings)
    {
        var app = SharerHost.Build(["--urls=http://127.0.0.1:0", $"--contentRoot={folder.Root}", .. settings]);
        await app.StartAsync();
        return new RunningHost(app, owned);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        _folder?.Dispose();
    }
}
