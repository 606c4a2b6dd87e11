namespace Sharer;

/// <summary>The resource is down and its options say <see cref="WhileDown.Reject"/>. The inner exception says why it cannot be made.</summary>
public sealed class ResourceUnavailableException : SharerException
{
    internal ResourceUnavailableException(string resourceName, Exception? cause)
        : base(resourceName, CallOutcome.NotStarted,
            $"'{resourceName}' is down and is being made anew; the call was not started.{(cause is null ? "" : " Cause: " + cause.Message)}", cause)
    {
    }
}
