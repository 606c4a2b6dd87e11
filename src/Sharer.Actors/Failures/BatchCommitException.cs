namespace Sharer;

/// <summary>The call ran in a batch whose transaction could not be committed, or was lost: it may have taken effect or not.</summary>
/// <remarks>The inner exception is what <see cref="BatchOptions{T}.Commit"/> threw; none where <see cref="BatchOptions{T}.InTransaction"/>
/// said that there was no transaction any more.</remarks>
public sealed class BatchCommitException : SharerException
{
    internal BatchCommitException(string resourceName, string method, Exception? cause)
        : base(resourceName, CallOutcome.Unknown,
            cause is null
                ? $"{method} on '{resourceName}' ran in a transaction that was gone before it was committed; whether it took effect is not known."
                : $"{method} on '{resourceName}' ran in a transaction that could not be committed; whether it took effect is not known. Cause: {cause.Message}",
            cause)
    {
    }
}
