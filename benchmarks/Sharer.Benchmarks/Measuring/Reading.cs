namespace Sharer.Benchmarks.Measuring;

/// <summary>What one window showed. <see cref="BytesPerCall"/> is null where nothing is known of it, as of the allocations of another process.</summary>
internal readonly record struct Reading(double NanosecondsPerCall, double? BytesPerCall)
{
    /// <summary>The quicker of the two; a busy machine only ever makes a window slower.</summary>
    public Reading Best(Reading other) => other.NanosecondsPerCall < NanosecondsPerCall ? other : this;
}
