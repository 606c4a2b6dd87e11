namespace Sharer;

/// <summary>The resource is down and its options say <see cref="WhileDown.Reject"/>, or the instance that a stream read from was replaced.
/// The inner exception says why.</summary>
public sealed class ResourceUnavailableException : SharerException
{
    internal ResourceUnavailableException(string resourceName, Exception? cause)
        : base(resourceName, CallOutcome.NotStarted,
            $"'{resourceName}' is down and is being made anew; the call was not started.{(cause is null ? "" : " Cause: " + cause.Message)}", cause)
    {
    }

    internal ResourceUnavailableException(string resourceName, string message, Exception cause)
        : base(resourceName, CallOutcome.NotStarted, message, cause)
    {
    }
}
