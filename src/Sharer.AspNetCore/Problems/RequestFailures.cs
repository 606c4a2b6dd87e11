using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace Sharer.AspNetCore.Problems;

/// <summary>The documents of requests that the server or the framework could not read. The framework's own texts name .NET types and stay inside.</summary>
internal static class RequestFailures
{
    public static ProblemDetails Describe(BadHttpRequestException failure, HttpContext context, JsonSerializerOptions json)
    {
        var accepts = EndpointOf(context)?.Metadata.GetMetadata<IAcceptsMetadata>();
        return new ProblemDetails
        {
            Status = failure.StatusCode,
            Detail = failure.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => TooLarge(context),
                StatusCodes.Status415UnsupportedMediaType when accepts is { ContentTypes.Count: > 0 } =>
                    $"The body must be {string.Join(" or ", accepts.ContentTypes)}.",
                StatusCodes.Status408RequestTimeout => "The request came too slowly.",
                _ when failure.InnerException is JsonException fault => JsonFaults.Explain(fault, accepts?.RequestType, json),
                _ => "The request cannot be read: its body or a parameter is missing, cut short or malformed.",
            },
        };
    }

    private static string TooLarge(HttpContext context) =>
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } limit
            ? $"The body is larger than the limit of {limit} bytes."
            : "The body is too large.";

    /// <summary>The exception handler takes the endpoint off the context before it asks.</summary>
    private static Endpoint? EndpointOf(HttpContext context) =>
        context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
}
