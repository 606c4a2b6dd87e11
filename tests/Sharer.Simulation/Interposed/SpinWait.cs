using System.Runtime.CompilerServices;
using Sharer.Simulation;

namespace Sharer;

/// <summary>What the library finds under this name: the others go on first.</summary>
internal struct SpinWait
{
    public int Count { get; private set; }

    public void SpinOnce([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        Count++;
        if (Fiber.Current is { } fiber)
            fiber.Scheduler.Spin(new Point("spin", file, line));
        else
            Thread.Yield();
    }
}
