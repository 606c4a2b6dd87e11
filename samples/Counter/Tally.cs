namespace Sharer.Samples.Counter;

/// <summary>A plain object that two threads at once would break. It knows nothing of who shares it.</summary>
internal sealed class Tally
{
    public int Count { get; private set; }

    public long Sum { get; private set; }

    public long Add(int number)
    {
        Count++;
        return Sum += number;
    }
}
