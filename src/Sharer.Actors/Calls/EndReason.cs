namespace Sharer.Calls;

/// <summary>What ends a call from outside.</summary>
internal enum EndReason
{
    /// <summary>The caller's token was cancelled.</summary>
    Canceled,

    /// <summary>The time limit passed.</summary>
    TimedOut,

    /// <summary>The resource stops and waits no longer.</summary>
    Stopped,
}
