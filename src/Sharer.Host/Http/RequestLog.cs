using System.Diagnostics;

namespace Sharer.Host.Http;

/// <summary>One event a request, at the level Debug.</summary>
internal static partial class RequestLog
{
    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Sharer.Host.Requests");
        app.Use((context, next) => logger.IsEnabled(LogLevel.Debug) ? LogAsync(logger, context, next) : next(context));
    }

    private static async Task LogAsync(ILogger logger, HttpContext context, RequestDelegate next)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
            LogRequest(logger, context.Request.Method, context.Request.Path, context.Response.StatusCode, Stopwatch.GetElapsedTime(start));
        }
        catch (Exception failure)
        {
            LogFailure(logger, context.Request.Method, context.Request.Path, failure.GetType().Name, Stopwatch.GetElapsedTime(start));
            throw;
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Method} {Path} answered {Status} after {Elapsed}")]
    private static partial void LogRequest(ILogger logger, string method, PathString path, int status, TimeSpan elapsed);

    [LoggerMessage(LogLevel.Debug, "{Method} {Path} threw {Failure} after {Elapsed}")]
    private static partial void LogFailure(ILogger logger, string method, PathString path, string failure, TimeSpan elapsed);
}
