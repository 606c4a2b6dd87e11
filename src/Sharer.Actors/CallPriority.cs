namespace Sharer;

/// <summary>The lane in which a call waits. A higher one passes waiting lower ones, never a running one.</summary>
/// <remarks>No lane starves: after 16 calls have passed a waiting lower one, one lower call runs.</remarks>
public enum CallPriority
{
    /// <summary>Runs when nothing else waits.</summary>
    Low,

    /// <summary>The default.</summary>
    Normal,

    /// <summary>Passes waiting normal and low calls.</summary>
    High,
}
