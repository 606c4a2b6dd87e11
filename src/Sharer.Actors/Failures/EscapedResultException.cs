namespace Sharer;

/// <summary>A call returned something that is still tied to the resource: whoever used it would use the resource outside its turn.</summary>
/// <remarks>
/// The call has run, so its outcome is <see cref="CallOutcome.Unknown"/>. What was refused is out of reach; where it is an enumerator
/// (but no asynchronous one) or a data reader it was disposed, still within the turn. The inner exception is what that disposal threw, if it did.
/// </remarks>
public sealed class EscapedResultException : SharerException
{
    internal EscapedResultException(string resourceName, string method, string what, string remedy, Exception? inner = null)
        : base(
            resourceName, CallOutcome.Unknown,
            $"{method} on '{resourceName}' has run, but its result is {what}, which would use the resource outside its turn. {remedy} " +
            $"(Where the result is safe all the same, {nameof(ShareOptions<>.GuardResults)} = false, in HOCON guard-results = off, lets it pass.)",
            inner) => Method = method;

    /// <summary>The member or facade method whose result was refused.</summary>
    public string Method { get; }
}
