using System.Runtime.InteropServices;
using Sharer.Calls;

namespace Sharer.Resource;

/// <summary>The words of one resource that are written on the way of every call, apart by who writes them.</summary>
/// <remarks>
/// Two processors that write to one cache line, or of which one reads what the other writes, take it from each other each time, at some
/// 40 ns. So what callers write is far from what the actor writes, both are far from all that is only read, and what one side writes
/// together lies together: 64 bytes from whatever lies beside this object, 128 between the two, for some processors fetch lines in pairs.
/// What each word means, and who may write it when, is said where it is used: <see cref="Admission"/>,
/// <see cref="Mailbox.WaitingCalls"/>, and the parts <c>Holding</c> and <c>Turns</c> of <see cref="ResourceCore"/>.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = 400)]
internal sealed class HotFields
{
    /// <summary>Whether a call has ever been made whose priority was not normal. Set before such a call enters; never unset.</summary>
    [FieldOffset(0)]
    internal bool HasRanks;

    // The callers'.
    [FieldOffset(64)]
    internal Call? Inbox;

    [FieldOffset(72)]
    internal long Entered;

    [FieldOffset(80)]
    internal long LeftSeen;

    // The actor's, and of those who end a call from outside.
    [FieldOffset(216)]
    internal Call? Running;

    [FieldOffset(224)]
    internal string? OwnMethod;

    [FieldOffset(232)]
    internal long HeldSince;

    [FieldOffset(240)]
    internal long LeftServed;

    [FieldOffset(248)]
    internal long LeftUnserved;

    [FieldOffset(256)]
    internal int InLanes;

    [FieldOffset(264)]
    internal Counters Counters;

    [FieldOffset(320)]
    internal SpinLock LanesLock = new(enableThreadOwnerTracking: false);
}
