using Microsoft.Extensions.Hosting;

namespace Sharer.Hosting;

/// <summary>Shares the container's resources before any hosted service starts, so that whatever serves requests finds them.</summary>
internal sealed class SharedResourceStarter(
    SharedResourceSystem system, IEnumerable<SharedResourceRegistration> registrations, IServiceProvider services)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        system.RequireWithSharedResources();
        foreach (var registration in registrations)
            registration.Start(services);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
