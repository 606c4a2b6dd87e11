namespace Sharer;

/// <summary>A call was made from inside a running call of the same resource, directly or through other resources: waiting for it would never end.</summary>
public sealed class SelfCallException : SharerException
{
    internal SelfCallException(string resourceName, string method, IReadOnlyList<string> ring, IReadOnlyList<string> methods)
        : base(resourceName, CallOutcome.NotStarted, Explain(resourceName, method, ring, methods)) => Ring = ring;

    /// <summary>The names of the resources from the running call to the refused one; the first is the last.</summary>
    public IReadOnlyList<string> Ring { get; }

    private static string Explain(string resource, string method, IReadOnlyList<string> ring, IReadOnlyList<string> methods)
    {
        var inside = string.Join(", inside ", methods.Select((running, i) => $"{running} of '{ring[^(i + 2)]}'"));
        return $"{method} on '{resource}' was called inside {inside}: each would wait for the other. The call was not started. " +
            "Do the work in the running call, on the object that it was given, or after it has ended.";
    }
}
