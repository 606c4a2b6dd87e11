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
        {
            RequireWritable(file);
            log.WriteTo.File(new OneLineFormatter(), file, fileSizeLimitBytes: null);
        }

        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(log.CreateLogger(), dispose: true);
    }

    /// <summary>The sink itself would keep silent about a file that it cannot open.</summary>
    private static void RequireWritable(string file)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
                Directory.CreateDirectory(folder);
            using var opened = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SettingsException($"Sharer:LogFile '{file}' cannot be written: {fault.Message}");
        }
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
