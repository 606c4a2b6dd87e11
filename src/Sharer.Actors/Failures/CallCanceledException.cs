namespace Sharer;

/// <summary>A call ended because its token was cancelled. <see cref="OperationCanceledException.CancellationToken"/> is the caller's.</summary>
public sealed class CallCanceledException : OperationCanceledException, ICallFailure
{
    internal CallCanceledException(string resourceName, CallOutcome outcome, CancellationToken token, Exception? inner = null)
        : base(Explain(resourceName, outcome), inner, token)
    {
        ResourceName = resourceName;
        Outcome = outcome;
    }

    /// <inheritdoc/>
    public string ResourceName { get; }

    /// <inheritdoc/>
    public CallOutcome Outcome { get; }

    private static string Explain(string resource, CallOutcome outcome) => outcome switch
    {
        CallOutcome.NotStarted => $"A call to '{resource}' was cancelled before it started.",
        CallOutcome.Aborted => $"A call to '{resource}' was cancelled while it ran, and threw; what it did before may stay.",
        _ => $"A call to '{resource}' was cancelled while it ran; it may have taken effect.",
    };
}
