namespace Sharer.Resource;

/// <summary>The limits of one resource, fixed when it is shared.</summary>
internal sealed record ResourceLimits(
    int Capacity,
    WhenFull WhenFull,
    WhileDown WhileDown,
    TimeSpan CallTimeout,
    TimeSpan InterruptGrace,
    TimeSpan DrainTimeout,
    bool GuardResults,
    bool FlowExecutionContext);
