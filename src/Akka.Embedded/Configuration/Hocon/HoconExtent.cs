namespace Akka.Configuration.Hocon;

/// <summary>
/// How deep and how large a value is when it is written out. Substitutions share trees, so that a short text can
/// stand for a tree of any size; both are bounded, and walking a tree can neither overflow the stack nor run for ever.
/// </summary>
internal readonly record struct HoconExtent(int Depth, long Size)
{
    public const int MaxDepth = 512;
    public const long MaxSize = 1_000_000;
    private const int CharactersPerUnit = 16;

    public static readonly HoconExtent Leaf = new(0, 1);

    public bool IsTooLarge => Depth > MaxDepth || Size > MaxSize;

    public static HoconExtent OfText(string text) => new(0, 1 + (text.Length / CharactersPerUnit));

    public static HoconExtent Of(IEnumerable<HoconValue> children)
    {
        var depth = 0;
        var size = 1L;
        foreach (var child in children)
        {
            depth = Math.Max(depth, child.Extent.Depth + 1);
            size += child.Extent.Size;
        }

        return new HoconExtent(depth, size);
    }
}
