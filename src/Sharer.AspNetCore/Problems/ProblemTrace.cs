using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Sharer.AspNetCore.Problems;

/// <summary>The <c>traceId</c> of a problem document: the same text that log events carry.</summary>
internal static class ProblemTrace
{
    public const string Key = "traceId";

    public static string Of(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    public static void AddTo(ProblemDetailsOptions options)
    {
        var others = options.CustomizeProblemDetails;
        options.CustomizeProblemDetails = context =>
        {
            context.ProblemDetails.Extensions[Key] = Of(context.HttpContext);
            others?.Invoke(context);
        };
    }
}
