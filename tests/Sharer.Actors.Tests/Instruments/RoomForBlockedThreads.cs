using System.Runtime.CompilerServices;

namespace Sharer.Instruments;

internal static class RoomForBlockedThreads
{
    // Calls that stand at a gate keep their pool thread, and the pool adds a new one only twice a second.
    [ModuleInitializer]
    internal static void Make() => ThreadPool.SetMinThreads(96, 96);
}
