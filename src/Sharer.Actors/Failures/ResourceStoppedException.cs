namespace Sharer;

/// <summary>The resource has stopped or is stopping, and takes no more calls.</summary>
public sealed class ResourceStoppedException : SharerException
{
    internal ResourceStoppedException(string resourceName, CallOutcome outcome, Exception? inner = null)
        : base(resourceName, outcome, Explain(resourceName, outcome), inner)
    {
    }

    private static string Explain(string resource, CallOutcome outcome) => outcome switch
    {
        CallOutcome.NotStarted => $"'{resource}' has stopped or is stopping; the call was not started. Share it again to use it again.",
        CallOutcome.Aborted => $"'{resource}' is stopping and interrupted the call; what it did before may stay.",
        _ => $"'{resource}' is stopping and did not wait for the call any longer; it may have taken effect.",
    };
}
