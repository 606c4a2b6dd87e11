using Sharer.Resource;

namespace Sharer.Simulation.Worlds;

/// <summary>How a resource was shared, as far as the rules want to know.</summary>
internal sealed record SharingTerms(ResourceLimits Limits, bool CanInterrupt, bool HasReset, bool IsPinned);
