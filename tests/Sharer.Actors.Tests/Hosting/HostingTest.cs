using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sharer.Actors.Tests.Hosting;

public abstract class HostingTest : IAsyncLifetime
{
    private readonly List<IHost> _built = [];
    private readonly List<IHost> _started = [];

    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var host in _started)
            await host.StopAsync();
        foreach (var host in _built)
            await ((IAsyncDisposable)host).DisposeAsync();
    }

    protected IHost Build(Action<IServiceCollection> services, Action<AkkaConfigurationBuilder>? akka)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Development }); // the container checks more
        services(builder.Services);
        if (akka is not null)
            builder.Services.AddAkka("hosting", (configuration, _) => akka(configuration));
        var host = builder.Build();
        _built.Add(host);
        return host;
    }

    protected async Task<IHost> StartAsync(Action<IServiceCollection> services, Action<AkkaConfigurationBuilder>? akka = null)
    {
        var host = Build(services, akka ?? (static configuration => configuration.WithSharedResources()));
        await StartAsync(host);
        return host;
    }

    protected async Task StartAsync(IHost host)
    {
        await host.StartAsync();
        _started.Add(host);
    }
}
