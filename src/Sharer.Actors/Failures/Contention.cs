using System.Globalization;

namespace Sharer;

/// <summary>Who holds a resource, for how long, and how many wait: what time-outs and rejections explain themselves with.</summary>
internal readonly record struct Contention(string? HolderMethod, TimeSpan? HeldFor, int QueueLength)
{
    public override string ToString()
    {
        var waiting = QueueLength == 1 ? "1 call waits" : string.Create(CultureInfo.InvariantCulture, $"{QueueLength} calls wait");
        return HolderMethod is null
            ? $"nothing has the resource now, {waiting}"
            : $"{HolderMethod} has had the resource for {Show(HeldFor ?? TimeSpan.Zero)}, {waiting}";
    }

    /// <summary>A duration as people write it: <c>250 ms</c>, <c>30 s</c>.</summary>
    internal static string Show(TimeSpan time) => time.TotalSeconds < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
