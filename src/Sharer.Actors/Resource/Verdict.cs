using Sharer.Calls;

namespace Sharer.Resource;

/// <summary>Who tells the caller of a call that has ended on the resource, and what.</summary>
internal readonly record struct Verdict(bool IsOwnOutcome, bool CallerIsReleased, EndReason Reason)
{
    /// <summary>The caller gets what the call returned or threw.</summary>
    internal static readonly Verdict OwnOutcome = new(true, false, default);

    /// <summary>The caller has been told an unknown outcome already.</summary>
    internal static readonly Verdict CallerIsGone = new(false, true, default);

    /// <summary>The caller gets what the call returned; if it threw, that it was interrupted.</summary>
    internal static Verdict InterruptedBy(EndReason reason) => new(false, false, reason);
}
