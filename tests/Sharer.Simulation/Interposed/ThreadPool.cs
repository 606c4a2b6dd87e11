using System.Runtime.CompilerServices;
using Sharer.Simulation;
using Real = System.Threading.ThreadPool;

namespace Sharer;

/// <summary>What the library finds under this name: in a history, work for the pool is one more fiber.</summary>
internal static class ThreadPool
{
    public static bool QueueUserWorkItem<TState>(
        Action<TState> callBack, TState state, bool preferLocal, [CallerFilePath] string file = "") =>
        Fiber.Current is { } fiber
            ? Start(fiber.Scheduler, callBack, state, file)
            : Real.QueueUserWorkItem(callBack, state, preferLocal);

    public static bool UnsafeQueueUserWorkItem<TState>(
        Action<TState> callBack, TState state, bool preferLocal, [CallerFilePath] string file = "") =>
        Fiber.Current is { } fiber
            ? Start(fiber.Scheduler, callBack, state, file)
            : Real.UnsafeQueueUserWorkItem(callBack, state, preferLocal);

    private static bool Start<TState>(Scheduler scheduler, Action<TState> callBack, TState state, string file)
    {
        scheduler.Start($"pool work of {Path.GetFileNameWithoutExtension(file)}", () => callBack(state));
        return true;
    }
}
