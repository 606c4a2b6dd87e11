using System.Runtime.InteropServices;

namespace Sharer.Benchmarks.Call;

/// <summary>The resource of the suite: as little work as can be, and wrong at once when two calls overlap.</summary>
/// <remarks>
/// With room on either side, for all peers alike: beside an object that callers read, as it may come to lie, each count would take a cache
/// line from them, and the same peer be a tenth slower in one run than in the next.
/// </remarks>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal sealed class Counter
{
    [FieldOffset(128)]
    public int Value;

    public int Increment() => ++Value;

    /// <summary>The same with three arguments, which the way through the facade has to carry.</summary>
    [Share]
    public int Add(int first, int second, int third) => Value += first + second + third;
}
