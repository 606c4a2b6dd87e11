using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sharer.AspNetCore.Problems;

/// <summary>Turns the exceptions that it knows into answers; the others stay with the framework, which answers 500 and logs them whole.</summary>
internal sealed partial class FailureHandler(
    ProblemDescriber describer,
    IProblemDetailsService problems,
    IHostApplicationLifetime lifetime,
    ILogger<FailureHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        if (describer.Describe(exception, context) is not { Status: { } status } problem)
            return false;

        var response = context.Response;
        response.StatusCode = status;
        if (problem.Extensions.TryGetValue(ProblemDescriber.RetryAfter, out var seconds))
            response.Headers.RetryAfter = Convert.ToString(seconds, CultureInfo.InvariantCulture);
        if (lifetime.ApplicationStopping.IsCancellationRequested && HttpProtocol.IsHttp11(context.Request.Protocol))
            response.Headers.Connection = "close";

        if (status >= StatusCodes.Status500InternalServerError)
        {
            var resource = (exception as ICallFailure)?.ResourceName;
            using var scope = resource is null ? null : logger.BeginScope(new Dictionary<string, object> { ["resource"] = resource });
            LogFailure(LevelOf(exception), context.Request.Method, context.Request.Path, status, exception.GetType().Name, exception.Message);
        }

        await problems.WriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
        return true;
    }

    /// <summary>What an overload or a stop makes by the thousand would bury the rest.</summary>
    private static LogLevel LevelOf(Exception exception) =>
        exception is CallRejectedException or ResourceStoppedException ? LogLevel.Debug : LogLevel.Warning;

    [LoggerMessage(Message = "{Method} {Path} answered {Status}: {Failure}: {Message}")]
    private partial void LogFailure(LogLevel level, string method, PathString path, int status, string failure, string message);
}
