namespace Sharer;

/// <summary>The base of what Sharer itself throws.</summary>
public abstract class SharerException : Exception, ICallFailure
{
    private protected SharerException(string resourceName, CallOutcome outcome, string message, Exception? inner = null)
        : base(message, inner)
    {
        ResourceName = resourceName;
        Outcome = outcome;
    }

    /// <inheritdoc/>
    public string ResourceName { get; }

    /// <inheritdoc/>
    public CallOutcome Outcome { get; }
}
