using Microsoft.AspNetCore.Diagnostics;

namespace Sharer.AspNetCore.Problems;

/// <summary>Keeps the developers' page, which <c>Development</c> puts before every handler, for exceptions that nobody foresaw.</summary>
internal sealed class DeveloperPageFilter(FailureHandler handler) : IDeveloperPageExceptionFilter
{
    public async Task HandleExceptionAsync(ErrorContext errorContext, Func<ErrorContext, Task> next)
    {
        var context = errorContext.HttpContext;
        if (!await handler.TryHandleAsync(context, errorContext.Exception, context.RequestAborted))
            await next(errorContext);
    }
}
