namespace Sharer.Simulation;

/// <summary>At which of the library's operations a fiber may be interrupted. A scenario's own pauses are always among them.</summary>
internal sealed class Granularity
{
    private readonly Func<string, bool> _includes;
    private readonly Dictionary<string, bool> _known = new(ReferenceEqualityComparer.Instance);

    private Granularity(Func<string, bool> includes) => _includes = includes;

    /// <summary>At each one.</summary>
    public static Granularity Everything() => new(static _ => true);

    /// <summary>At none: only messages, continuations and timers are ordered anew.</summary>
    public static Granularity WorkItems() => new(static _ => false);

    /// <summary>At those of the slot, the admission, the mailbox and the stop; not at counters, clocks and turns, whose races are small.</summary>
    public static Granularity Slot() => new(static file =>
        Path.GetFileName(Path.GetDirectoryName(file)) is "Calls" or "Mailbox" || Path.GetFileName(file) == "ResourceCore.Stopping.cs");

    /// <summary>At those of a few source files.</summary>
    public static Granularity Of(params string[] files) => new(file => files.Contains(Path.GetFileName(file)));

    public bool Includes(in Point point)
    {
        if (_known.TryGetValue(point.File, out var included))
            return included;
        return _known[point.File] = _includes(point.File);
    }
}
