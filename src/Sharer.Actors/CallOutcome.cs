namespace Sharer;

/// <summary>What a failed call has done to the resource.</summary>
public enum CallOutcome
{
    /// <summary>The call began; whether it took effect is not known.</summary>
    Unknown,

    /// <summary>The call never touched the resource and never will: it is safe to make it again.</summary>
    NotStarted,

    /// <summary>The call began, was interrupted and threw; what it did before may stay.</summary>
    Aborted,
}
