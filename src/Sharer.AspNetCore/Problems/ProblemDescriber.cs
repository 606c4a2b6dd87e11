using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Sharer.AspNetCore.Problems;

/// <summary>Says what an exception means to a client: a failed call, a bad request, or what the application explains; else nothing.</summary>
internal sealed class ProblemDescriber(IOptions<SharerProblemOptions> options, IOptions<JsonOptions> json)
{
    /// <summary>The extension of a document whose value, whole seconds, is the header's too.</summary>
    public const string RetryAfter = "retryAfter";

    public ProblemDetails? Describe(Exception exception, HttpContext context) => exception switch
    {
        ICallFailure failure => CallFailures.Describe(failure, Explain),
        BadHttpRequestException bad => RequestFailures.Describe(bad, context, json.Value.SerializerOptions),
        _ => Explain(exception),
    };

    private ProblemDetails? Explain(Exception exception) => options.Value.Explain(exception);
}
