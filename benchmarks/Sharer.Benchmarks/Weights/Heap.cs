namespace Sharer.Benchmarks.Weights;

/// <summary>What is alive on the heap.</summary>
internal static class Heap
{
    /// <summary>Bytes after what was finalized is gone as well: an actor system that has ended leaves much behind.</summary>
    public static long Settled()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
