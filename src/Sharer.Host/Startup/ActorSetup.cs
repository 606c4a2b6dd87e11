using Akka.Hosting;
using Akka.Hosting.Logging;
using Sharer.Host.Http;
using Sharer.Host.Logging;
using Sharer.Host.Settings;

namespace Sharer.Host.Startup;

/// <summary>The actor system that shares the resources, as <c>akka.hocon</c> configures it.</summary>
internal static class ActorSetup
{
    /// <summary>
    /// A call that hangs holds its actor; the process need not wait for it longer than its requests do. And no resource has to make
    /// room for another after each call, which cost a read a tenth of its processor time: there are more threads than resources.
    /// </summary>
    private const string Fallback = """
        akka.stdout-loglevel = OFF
        akka.coordinated-shutdown.phases.actor-system-terminate.timeout = 2s
        sharer.blocking-dispatcher.throughput = 64
        """;

    public static void AddActors(this IServiceCollection services, HostSettings settings)
    {
        services.AddAkka("sharer", (akka, provider) => akka
            .AddSetup(new LoggerFactorySetup(provider.GetRequiredService<ILoggerFactory>()))
            .ConfigureLoggers(static loggers =>
            {
                loggers.ClearLoggers();
                loggers.AddLogger<ActorLogger>();
            })
            .AddFile(settings.HoconPath)
            .AddHocon(Fallback, HoconAddMode.Append)
            .WithSharedResources());
        services.AddHostedService<OrderlyStop>();
    }

    /// <summary>Akka.NET's parser does not say which file it speaks of.</summary>
    private static AkkaConfigurationBuilder AddFile(this AkkaConfigurationBuilder akka, string path)
    {
        try
        {
            return akka.AddHoconFile(path, HoconAddMode.Prepend);
        }
        catch (Exception fault) when (fault is not (IOException or UnauthorizedAccessException) && !fault.Message.Contains(path, StringComparison.Ordinal))
        {
            throw new SettingsException($"{path} cannot be used: {fault.Message}");
        }
    }
}
