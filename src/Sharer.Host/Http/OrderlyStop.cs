using Akka.Actor;
using Microsoft.Extensions.Options;

namespace Sharer.Host.Http;

/// <summary>
/// Drains the resources before the server closes its connections: calls that were accepted end, their requests are answered,
/// and meanwhile the server still says 503 to newcomers. Hosted services stop one after the other, the server first; its stop waits for
/// requests, and those would wait for a drain that comes later.
/// </summary>
internal sealed partial class OrderlyStop(IServiceProvider services, IOptions<HostOptions> host, ILogger<OrderlyStop> logger) : IHostedLifecycleService
{
    /// <summary>For answers that are being written, and for the actor system, once the drain has ended.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(4);

    private ActorSystem System => services.GetRequiredService<ActorSystem>();

    /// <summary>The limits of the drain are in the configuration of the actor system, which is there only now.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        host.Value.ShutdownTimeout = LimitOf("drain-timeout") + LimitOf("interrupt-grace") + Rest;
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var drain = CoordinatedShutdown.Get(System).Run(CoordinatedShutdown.ClrExitReason.Instance);
        try
        {
            await drain.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogLate();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private TimeSpan LimitOf(string key)
    {
        var config = System.Settings.Config;
        var own = $"sharer.resources.users.{key}";
        return config.GetTimeSpan(config.HasPath(own) ? own : $"sharer.resource-defaults.{key}");
    }

    [LoggerMessage(LogLevel.Warning, "The resources did not stop in time; what still runs is left behind")]
    private partial void LogLate();
}
