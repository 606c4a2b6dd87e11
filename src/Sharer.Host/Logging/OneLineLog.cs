using System.Reflection;
using Serilog;
using Serilog.Events;
using Serilog.Settings.Configuration;
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
            return NeedsShippedOnly(configuration)
                ? new LoggerConfiguration().ReadFrom.Configuration(configuration, new ConfigurationReaderOptions(Shipped()))
                : new LoggerConfiguration().ReadFrom.Configuration(configuration);
        }
        catch (InvalidOperationException fault)
        {
            throw new SettingsException($"The section Serilog cannot be used: {fault.Message}");
        }
    }

    /// <summary>The assemblies that the reader would find by itself, in its order.</summary>
    private static Assembly[] Shipped() =>
    [
        typeof(ConsoleLoggerConfigurationExtensions).Assembly,
        typeof(FileLoggerConfigurationExtensions).Assembly,
        typeof(LoggerConfiguration).Assembly,
        typeof(SerilogLoggingBuilderExtensions).Assembly,
        typeof(ConfigurationReaderOptions).Assembly,
    ];

    /// <summary>
    /// Nobody names another assembly or has put one there. Otherwise the reader looks itself, which takes some 30 ms: it reads the list of
    /// what the program depends on, and the head of each file that is named after Serilog.
    /// </summary>
    private static bool NeedsShippedOnly(IConfiguration configuration)
    {
        var shipped = Array.ConvertAll(Shipped(), static assembly => assembly.GetName().Name!);
        foreach (var used in configuration.GetSection("Serilog:Using").GetChildren())
        {
            if (!shipped.Contains(used.Value, StringComparer.Ordinal))
                return false;
        }

        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (name.Contains("Serilog", StringComparison.OrdinalIgnoreCase) && !shipped.Contains(name, StringComparer.OrdinalIgnoreCase))
                return false;
        }

        return true;
    }

    /// <summary>The framework logs a failed start with its stack before the program gets to explain it.</summary>
    private static bool TellsFailedStartTwice(LogEvent log) =>
        log.Exception is not null && log.MessageTemplate.Text is "Hosting failed to start" or "Unable to start Kestrel.";
}
