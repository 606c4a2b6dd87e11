using System.Runtime.InteropServices;
using Sharer.Calls;

namespace Sharer.Resource;

/// <summary>The words of one resource that are written on the way of every call, apart by who writes them.</summary>
/// <remarks>
/// Two processors that write to one cache line, or of which one reads what the other writes, take it from each other each time, at some
/// 40 ns. So what callers write is far from what the actor writes, both are far from all that is only read, and what one side writes
/// together lies together. Processors fetch lines in pairs, hence the 128 bytes. What each word means, and who may write it when, is
/// said where it is used: <see cref="Admission"/>, <see cref="Mailbox.WaitingCalls"/>, and the parts <c>Holding</c> and <c>Turns</c> of
/// <see cref="ResourceCore"/>.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = 496)]
internal sealed class HotFields
{
    /// <summary>Whether a call has ever been made whose priority was not normal. Set before such a call enters; never unset.</summary>
    [FieldOffset(0)]
    internal bool HasRanks;

    // The callers'.
    [FieldOffset(128)]
    internal long Entered;

    [FieldOffset(136)]
    internal long LeftSeen;

    [FieldOffset(144)]
    internal Call? Inbox;

    // The actor's, and of those who end a call from outside.
    [FieldOffset(256)]
    internal Call? Running;

    [FieldOffset(264)]
    internal string? OwnMethod;

    [FieldOffset(272)]
    internal long HeldSince;

    [FieldOffset(280)]
    internal long LeftServed;

    [FieldOffset(288)]
    internal long LeftUnserved;

    [FieldOffset(296)]
    internal int InLanes;

    [FieldOffset(304)]
    internal Counters Counters;

    [FieldOffset(360)]
    internal SpinLock LanesLock = new(enableThreadOwnerTracking: false);
}
