using Serilog;
using Serilog.Events;
using Sharer.Host.Settings;

namespace Sharer.Host.Logging;

/// <summary>The log: Serilog as the section <c>Serilog</c> of the configuration sets it up, and a file if one is asked for.</summary>
internal static class OneLineLog
{
    public static void AddOneLineLog(this WebApplicationBuilder builder, HostSettings settings)
    {
        var log = Configured(builder.Configuration)
            .Enrich.FromLogContext()
            .Enrich.With<TraceIdEnricher>()
            .Filter.ByExcluding(TellsFailedStartTwice);
        if (settings.LogFile is { } file)
            log.WriteTo.File(new OneLineFormatter(), file);

        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(log.CreateLogger(), dispose: true);
    }

    private static LoggerConfiguration Configured(IConfiguration configuration)
    {
        try
        {
            return new LoggerConfiguration().ReadFrom.Configuration(configuration);
        }
        catch (InvalidOperationException fault)
        {
            throw new SettingsException($"The section Serilog cannot be used: {fault.Message}");
        }
    }

    /// <summary>The framework logs a failed start with its stack before the program gets to explain it.</summary>
    private static bool TellsFailedStartTwice(LogEvent log) =>
        log.Exception is not null && log.MessageTemplate.Text is "Hosting failed to start" or "Unable to start Kestrel.";
}
