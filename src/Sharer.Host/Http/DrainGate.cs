using Microsoft.AspNetCore.Mvc;

namespace Sharer.Host.Http;

/// <summary>From <see cref="IHostApplicationLifetime.ApplicationStopping"/> on new requests get 503 and lose their connection; health still answers.</summary>
internal static class DrainGate
{
    public static void UseDrainGate(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) =>
        {
            // When the answer starts, for what turns an exception into an answer clears the headers first.
            context.Response.OnStarting(static state =>
            {
                ((HttpContext)state).Response.Headers.XContentTypeOptions = "nosniff";
                return Task.CompletedTask;
            }, context);
            return stopping.IsCancellationRequested && !context.Request.Path.StartsWithSegments("/health")
                ? RefuseAsync(context)
                : next(context);
        });
    }

    private static async Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        if (HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        await context.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails
            {
                Status = StatusCodes.Status503ServiceUnavailable,
                Title = "The service is stopping",
                Detail = "The service takes no more requests. This one was not started and may be made again elsewhere.",
            },
        });
    }
}
