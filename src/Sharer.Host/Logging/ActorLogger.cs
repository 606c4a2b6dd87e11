using Akka.Actor;
using Akka.Event;
using Akka.Hosting.Logging;

namespace Sharer.Host.Logging;

/// <summary>Brings the events of the actor system into the log; those of a shared resource with its name as the property <c>resource</c>.</summary>
public sealed class ActorLogger : LoggerFactoryLogger
{
    private const string ResourceSource = "sharer.";

    private readonly ILogger _logger = Context.System.Settings.Setup.Get<LoggerFactorySetup>().Value.LoggerFactory.CreateLogger("Akka");

    /// <inheritdoc/>
    protected override void Log(LogEvent log, ActorPath path)
    {
        using var scope = ResourceOf(log.LogSource) is { } resource
            ? _logger.BeginScope(new Dictionary<string, object> { ["resource"] = resource })
            : null;
        _logger.Log(LevelOf(log), log.Cause, "{Event:l}", log.Message?.ToString());
    }

    /// <summary>The source of a resource's events is <c>sharer.users(akka://system)</c>.</summary>
    private static string? ResourceOf(string source)
    {
        if (!source.StartsWith(ResourceSource, StringComparison.Ordinal))
            return null;
        var end = source.LastIndexOf("(akka://", StringComparison.Ordinal);
        return source[ResourceSource.Length..(end < 0 ? source.Length : end)].TrimEnd();
    }

    private static Microsoft.Extensions.Logging.LogLevel LevelOf(LogEvent log) => log.LogLevel() switch
    {
        Akka.Event.LogLevel.DebugLevel => Microsoft.Extensions.Logging.LogLevel.Debug,
        Akka.Event.LogLevel.InfoLevel => Microsoft.Extensions.Logging.LogLevel.Information,
        Akka.Event.LogLevel.WarningLevel => Microsoft.Extensions.Logging.LogLevel.Warning,
        _ => Microsoft.Extensions.Logging.LogLevel.Error,
    };
}
