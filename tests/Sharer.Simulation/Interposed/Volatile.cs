using System.Runtime.CompilerServices;
using Sharer.Simulation;
using Real = System.Threading.Volatile;

namespace Sharer;

/// <summary>What the library finds under this name: a point, then the framework's own.</summary>
internal static class Volatile
{
    public static bool Read(ref readonly bool location, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("read", file, line);
        return Real.Read(in location);
    }

    public static byte Read(ref readonly byte location, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("read", file, line);
        return Real.Read(in location);
    }

    public static int Read(ref readonly int location, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("read", file, line);
        return Real.Read(in location);
    }

    public static long Read(ref readonly long location, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("read", file, line);
        return Real.Read(in location);
    }

    public static T Read<T>(ref readonly T location, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : class?
    {
        Fiber.Pass("read", file, line);
        return Real.Read(in location);
    }

    public static void Write(ref bool location, bool value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("write", file, line);
        Real.Write(ref location, value);
    }

    public static void Write(ref byte location, byte value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("write", file, line);
        Real.Write(ref location, value);
    }

    public static void Write(ref int location, int value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("write", file, line);
        Real.Write(ref location, value);
    }

    public static void Write(ref long location, long value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Fiber.Pass("write", file, line);
        Real.Write(ref location, value);
    }

    public static void Write<T>(ref T location, T value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
        where T : class?
    {
        Fiber.Pass("write", file, line);
        Real.Write(ref location, value);
    }

    // What they forbid the simulation never does: it runs one step after the other.
    public static void ReadBarrier() => Real.ReadBarrier();

    public static void WriteBarrier() => Real.WriteBarrier();
}
