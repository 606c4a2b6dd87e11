using Microsoft.AspNetCore.Mvc;

namespace Sharer;

/// <summary>What an application adds to the problem documents of Sharer.</summary>
public sealed class SharerProblemOptions
{
    /// <summary>
    /// What a client may be told about an exception of a resource: status, title and detail; <see langword="null"/> where nothing is known,
    /// which answers 500 without a word about the cause. Default: always <see langword="null"/>.
    /// </summary>
    /// <remarks>
    /// Asked for what a call threw, and for the cause within <see cref="ResourceUnavailableException"/> and <see cref="CallTimeoutException"/>,
    /// whose own text is never sent, as it may quote SQL. An extension <c>retryAfter</c> (whole seconds) becomes the header too.
    /// </remarks>
    public Func<Exception, ProblemDetails?> Explain { get; set; } = static _ => null;
}
