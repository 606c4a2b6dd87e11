namespace Sharer.Benchmarks.Call;

/// <summary>The resource of the suite: as little work as can be, and wrong at once when two calls overlap.</summary>
internal sealed class Counter
{
    public int Value;

    public int Increment() => ++Value;

    /// <summary>The same with three arguments, which the way through the facade has to carry.</summary>
    [Share]
    public int Add(int first, int second, int third) => Value += first + second + third;
}
