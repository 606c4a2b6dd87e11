namespace Sharer;

/// <summary>A failure that Sharer itself reports, as opposed to an exception of the resource.</summary>
public interface ICallFailure
{
    /// <summary>The name of the resource.</summary>
    string ResourceName { get; }

    /// <summary>What the failed call has done to the resource.</summary>
    CallOutcome Outcome { get; }
}
