namespace Sharer.Diagnostics;

/// <summary>How a call ended, as counters and metrics tell it.</summary>
internal enum CallEnd
{
    Ok,

    /// <summary>With an exception of the call itself.</summary>
    Error,
    Canceled,
    Timeout,
    Rejected,
    Stopped,
    Unavailable,
    SelfCall,
}

internal static class CallEnds
{
    /// <summary>The value of the tag <c>outcome</c> of <c>sharer.calls</c>.</summary>
    internal static string Tag(this CallEnd end) => end switch
    {
        CallEnd.Ok => "ok",
        CallEnd.Error => "error",
        CallEnd.Canceled => "canceled",
        CallEnd.Timeout => "timeout",
        CallEnd.Rejected => "rejected",
        CallEnd.Stopped => "stopped",
        CallEnd.Unavailable => "unavailable",
        CallEnd.SelfCall => "selfcall",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, null),
    };

    /// <summary>What a failure says that Sharer itself made for this call.</summary>
    internal static CallEnd Of(Exception failure) => failure switch
    {
        CallCanceledException => CallEnd.Canceled,
        CallTimeoutException => CallEnd.Timeout,
        CallRejectedException => CallEnd.Rejected,
        ResourceStoppedException => CallEnd.Stopped,
        ResourceUnavailableException => CallEnd.Unavailable,
        SelfCallException => CallEnd.SelfCall,
        _ => CallEnd.Error,
    };
}
