namespace Sharer;

/// <summary>Where a resource is in its life.</summary>
public enum ResourceState
{
    /// <summary>The first attempt to create it has not ended.</summary>
    Starting,

    /// <summary>It serves calls.</summary>
    Up,

    /// <summary>It broke or could not be made, and is being made anew.</summary>
    Down,

    /// <summary>It refuses new calls and finishes those it accepted.</summary>
    Stopping,

    /// <summary>It has been disposed.</summary>
    Stopped,
}
