using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Users;

/// <summary>One service for tests that leave each other alone.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    private RunningHost? _host;

    public HttpClient Client => _host!.Client;

    public async Task InitializeAsync() => _host = await RunningHost.StartAsync();

    public async Task DisposeAsync() => await _host!.DisposeAsync();
}
