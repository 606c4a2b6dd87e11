using System.Runtime.CompilerServices;
using Sharer.Simulation;
using Real = System.Threading.Interlocked;

namespace Sharer;

/// <summary>What the library finds under this name: a point, then the framework's own.</summary>
internal static class Interlocked
{
    public static int Increment(ref int location, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("increment", file, line);
        return Real.Increment(ref location);
    }

    public static long Increment(ref long location, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("increment", file, line);
        return Real.Increment(ref location);
    }

    public static int Decrement(ref int location, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("decrement", file, line);
        return Real.Decrement(ref location);
    }

    public static int Add(ref int location, int value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("add", file, line);
        return Real.Add(ref location, value);
    }

    public static long Add(ref long location, long value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("add", file, line);
        return Real.Add(ref location, value);
    }

    public static T Exchange<T>(ref T location, T value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("exchange", file, line);
        return Real.Exchange(ref location, value);
    }

    public static T CompareExchange<T>(
        ref T location, T value, T comparand, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("compare and exchange", file, line);
        return Real.CompareExchange(ref location, value, comparand);
    }

    public static void MemoryBarrierProcessWide([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("fence for all", file, line);
        Real.MemoryBarrierProcessWide();
    }

    public static void MemoryBarrier([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("fence", file, line);
        Real.MemoryBarrier();
    }
}
