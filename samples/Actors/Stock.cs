namespace Sharer.Samples.Actors;

/// <summary>A plain object; it knows no actor.</summary>
internal sealed class Stock(int apples)
{
    private int _apples = apples;

    /// <exception cref="InvalidOperationException">There are not that many.</exception>
    public int Take(int wanted)
    {
        if (wanted > _apples)
        {
            throw new InvalidOperationException($"only {_apples} left");
        }

        return _apples -= wanted;
    }
}
